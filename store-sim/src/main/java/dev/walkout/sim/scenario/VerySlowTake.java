package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper draws a product from the shelf so slowly that it takes twelve seconds. Exact: it is
 * charged once.
 */
public final class VerySlowTake implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).lasting(12).takes(script.product());
    anna.leaves(23);
  }

  @Override
  public String story() {
    return "A shopper draws a product from the shelf so slowly that it takes twelve seconds.";
  }

  @Override
  public int rounds() {
    return 4;
  }
}
