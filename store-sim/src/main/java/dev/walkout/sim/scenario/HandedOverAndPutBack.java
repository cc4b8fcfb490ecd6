package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes a product and hands it to another shopper, who puts it back where it belongs.
 * Exact: nobody pays it. Once a day: who bought the same product from there before may hold it
 * still, as far as the zone knows, and then nobody is credited.
 */
public final class HandedOverAndPutBack implements Scenario {

  @Override
  public void play(Script script) {
    String given = script.product();
    Person anna = script.shopper(0);
    Person ben = script.shopper(1);
    anna.at(6).takes(given);
    anna.at(10).handsOver(given, ben);
    ben.at(14).putsBackFor(anna, given);
    anna.at(15).takes(script.product());
    ben.at(19).takes(script.product());
    anna.leaves(21);
    ben.leaves(25);
  }

  @Override
  public String story() {
    return "A shopper takes a product and hands it to another shopper, who puts it back where it"
        + " belongs.";
  }

  @Override
  public int rounds() {
    return 1;
  }
}
