package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes two products that stand side by side, one with each hand, at the same moment.
 * Exact: both are charged.
 */
public final class TwoAtOnce implements Scenario {

  @Override
  public void play(Script script) {
    String left = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(left);
    anna.at(5).takes(script.neighbourOf(left));
    anna.leaves(12);
  }

  @Override
  public String story() {
    return "A shopper takes two products that stand side by side, one with each hand, at the same moment.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
