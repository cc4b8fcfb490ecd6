package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A camera reports fifteen seconds late, so a shopper has left before the last take is known.
 * Exact: the receipt waits for the camera and holds everything.
 */
public final class LateEvents implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    script.reportsLate(product, 2, 15);
    Person anna = script.shopper(0);
    anna.at(5).takes(product);
    anna.at(9).takes(script.neighbourOf(product));
    anna.leaves(13);
  }

  @Override
  public String story() {
    return "A camera reports fifteen seconds late, so a shopper has left before the last take is known.";
  }
}
