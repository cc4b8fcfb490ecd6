package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * The planogram that headquarters published lacks a product that stands on the shelf. Exact: it is
 * charged all the same, for a planogram is a belief and the cameras agree.
 */
public final class WrongPlanogram implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    script.missingInPlanogram(product);
    Person anna = script.shopper(0);
    anna.at(5).takes(product);
    anna.at(10).takes(script.product());
    anna.leaves(16);
  }

  @Override
  public String story() {
    return "The planogram that headquarters published lacks a product that stands on the shelf.";
  }

  @Override
  public int rounds() {
    return 2;
  }
}
