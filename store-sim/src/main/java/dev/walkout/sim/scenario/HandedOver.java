package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes two products and hands one to another shopper, who leaves with it. Exact: it
 * stays with whoever took it.
 */
public final class HandedOver implements Scenario {

  @Override
  public void play(Script script) {
    String given = script.product();
    Person anna = script.shopper(0);
    Person ben = script.shopper(1);
    anna.at(6).takes(given);
    anna.at(11).takes(script.product());
    ben.at(9).takes(script.product());
    anna.at(14).handsOver(given, ben);
    ben.leaves(18);
    anna.leaves(20);
  }

  @Override
  public String story() {
    return "A shopper takes two products and hands one to another shopper, who leaves with it.";
  }
}
