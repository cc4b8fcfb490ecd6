package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes a product and hands it to another shopper, who puts it back where it belongs.
 * Exact: nobody pays it, also where somebody bought the same product from there before: who was
 * gone handed nothing over.
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
}
