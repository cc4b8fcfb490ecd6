package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper who holds two products of the same weight puts one of them back. Exact: the other one
 * is charged.
 */
public final class PutBackAmongSameWeight implements Scenario {

  @Override
  public void play(Script script) {
    String kept = script.productWithATwin();
    String regretted = script.asHeavyAs(kept);
    Person anna = script.shopper(0);
    anna.at(5).takes(kept);
    anna.at(10).takes(regretted);
    anna.at(15).puts(regretted);
    anna.leaves(21);
  }

  @Override
  public String story() {
    return "A shopper who holds two products of the same weight puts one of them back.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
