package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes two products and puts one back on a shelf where it does not belong. Exact: the
 * one that was put back is not charged, wherever it stands now.
 */
public final class PutBackElsewhere implements Scenario {

  @Override
  public void play(Script script) {
    String regretted = script.product();
    String kept = script.notInTheZoneOf(regretted);
    Person anna = script.shopper(0);
    anna.at(5).takes(regretted);
    anna.at(13).takes(kept);
    anna.at(18).atShelfOf(kept).puts(regretted);
    anna.leaves(24);
  }

  @Override
  public String story() {
    return "A shopper takes two products and puts one back on a shelf where it does not belong.";
  }

  @Override
  public Premises premises() {
    return Premises.twoZones();
  }
}
