package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;

/**
 * A shopper takes loose goods and puts some of them back, then others and puts all of them back.
 * Exact: what was kept is charged by its weight.
 */
public final class WeighedAndPutBackSome implements Scenario {

  @Override
  public void play(Script script) {
    String fruit = script.special(Role.BY_WEIGHT);
    String other = script.special(Role.BY_WEIGHT);
    int put = script.random().nextInt(150, 400);
    Person anna = script.shopper(0);
    anna.at(5).takesGrams(put + script.random().nextInt(200, 900), fruit);
    anna.at(9).putsGrams(put, fruit);
    anna.at(13).takesGrams(put, other);
    anna.at(17).putsGrams(put, other);
    anna.leaves(23);
  }

  @Override
  public String story() {
    return "A shopper takes loose goods and puts some of them back, then others and puts all of them back.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales().selling(Role.BY_WEIGHT);
  }
}
