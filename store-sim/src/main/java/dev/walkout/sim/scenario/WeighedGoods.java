package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;

/**
 * A shopper takes loose goods twice and something by the piece, another shopper loose goods of
 * another kind. Exact: each pays the grams that the scales felt go.
 */
public final class WeighedGoods implements Scenario {

  @Override
  public void play(Script script) {
    String fruit = script.special(Role.BY_WEIGHT);
    Person anna = script.shopper(0);
    anna.at(5).takesGrams(script.random().nextInt(200, 900), fruit);
    anna.at(9).takesGrams(script.random().nextInt(100, 600), fruit);
    anna.at(13).takes(script.product());
    anna.leaves(19);
    Person ben = script.shopper(9);
    ben.at(17).takesGrams(script.random().nextInt(300, 1800), script.special(Role.BY_WEIGHT));
    ben.leaves(23);
  }

  @Override
  public String story() {
    return "A shopper takes loose goods twice and something by the piece, another shopper loose goods of another kind.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales().selling(Role.BY_WEIGHT);
  }
}
