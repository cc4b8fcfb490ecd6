package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;

/**
 * The price of a product changes between the take and the exit. Exact: the lower of the two prices
 * is charged, as the declared policy says.
 */
public final class PriceChange implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).takes(script.special(Role.REPRICED));
    anna.at(10).takes(script.product());
    anna.leaves(31);
  }

  @Override
  public String story() {
    return "The price of a product changes between the take and the exit.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().selling(Role.REPRICED);
  }
}
