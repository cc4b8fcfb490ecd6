package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * Two shoppers take different products that weigh the same. Exact: each pays the product that the
 * cameras saw, since the scale cannot tell.
 */
public final class SameWeight implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.productWithATwin();
    String twin = script.asHeavyAs(product);
    Person anna = script.shopper(0);
    anna.at(5).takes(product);
    anna.leaves(11);
    Person ben = script.shopper(7);
    ben.at(12).takes(twin);
    ben.leaves(18);
  }

  @Override
  public String story() {
    return "Two shoppers take different products that weigh the same.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
