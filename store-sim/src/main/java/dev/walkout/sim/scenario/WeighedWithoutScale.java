package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;

/**
 * A shopper takes loose goods from a shelf without a scale, and something by the piece. Exact: the
 * loose goods are doubted and not charged, since nothing tells how much it was.
 */
public final class WeighedWithoutScale implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).takesGrams(script.random().nextInt(200, 1500), script.special(Role.BY_WEIGHT));
    anna.at(9).takes(script.product());
    anna.leaves(15);
  }

  @Override
  public String story() {
    return "A shopper takes loose goods from a shelf without a scale, and something by the piece.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().selling(Role.BY_WEIGHT);
  }
}
