package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/** Two shoppers take the same product at the same moment. Exact: each pays one piece. */
public final class SameProductAtOnce implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    Person anna = script.shopper(0);
    Person ben = script.shopper(1);
    anna.at(6).takes(product);
    ben.at(6).takes(product);
    anna.leaves(12);
    ben.leaves(13);
  }

  @Override
  public String story() {
    return "Two shoppers take the same product at the same moment.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
