package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;

/**
 * Somebody left a product of another shop on the shelf; a shopper takes it and one that is sold.
 * Exact: the strange product is doubted and not charged.
 */
public final class NotSoldHere implements Scenario {

  @Override
  public void play(Script script) {
    String sold = script.product();
    Person anna = script.shopper(0);
    anna.at(5).atShelfOf(sold).takes(script.special(Role.NOT_SOLD));
    anna.at(10).takes(sold);
    anna.leaves(16);
  }

  @Override
  public String story() {
    return "Somebody left a product of another shop on the shelf; a shopper takes it and one that is sold.";
  }
}
