package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import java.util.Locale;

/**
 * A situation in a store, as a script; played several times with other products, people and times.
 */
public interface Scenario {

  /** One round: what everybody does, in seconds from its beginning, when the store is empty. */
  void play(Script script);

  /** The situation in one sentence. */
  String story();

  /** The store it happens in. */
  default Premises premises() {
    return Premises.oneZone();
  }

  /** How often it is played in one store, one round after another. */
  default int rounds() {
    return 3;
  }

  /** Its name: the class's, in lower case with dashes. */
  default String name() {
    return getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
