package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * One of the staff fills a shelf and takes an old piece away while a shopper takes products of it.
 * Exact: the shopper pays what they took and the staff get no receipt.
 */
public final class StaffRestocking implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    String neighbour = script.neighbourOf(product);
    Person staff = script.staff(0);
    staff.at(5).puts(3, product);
    staff.at(9).puts(3, product);
    staff.at(14).puts(2, neighbour);
    staff.at(18).takes(neighbour);
    staff.leaves(26);
    Person anna = script.shopper(4);
    anna.at(11.5).takes(product);
    anna.at(16.2).takes(neighbour);
    anna.leaves(24);
  }

  @Override
  public String story() {
    return "One of the staff fills a shelf and takes an old piece away while a shopper takes products of it.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
