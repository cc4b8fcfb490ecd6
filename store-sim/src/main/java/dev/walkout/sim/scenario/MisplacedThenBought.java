package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper leaves a product on a shelf of another zone, where the next shopper finds and buys it.
 * Exact: the second shopper pays it, the first pays nothing for it.
 */
public final class MisplacedThenBought implements Scenario {

  @Override
  public void play(Script script) {
    String misplaced = script.product();
    String beside = script.notInTheZoneOf(misplaced);
    Person anna = script.shopper(0);
    anna.at(5).takes(misplaced);
    anna.at(13).atShelfOf(beside).puts(misplaced);
    anna.leaves(20);
    Person ben = script.shopper(18);
    ben.at(24).atShelfOf(beside).takes(misplaced);
    ben.leaves(30);
  }

  @Override
  public String story() {
    return "A shopper leaves a product on a shelf of another zone, where the next shopper finds and buys it.";
  }

  @Override
  public Premises premises() {
    return Premises.twoZones().withScales();
  }
}
