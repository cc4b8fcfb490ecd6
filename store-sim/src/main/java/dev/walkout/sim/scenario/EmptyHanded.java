package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper looks around, another one takes a product and puts it back; both leave with nothing.
 * Exact: both get a receipt of nothing.
 */
public final class EmptyHanded implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    Person anna = script.shopper(0);
    anna.at(5).lasting(4).looksAt(product);
    anna.leaves(13);
    Person ben = script.shopper(6);
    ben.at(11).takes(product);
    ben.at(16).puts(product);
    ben.leaves(22);
  }

  @Override
  public String story() {
    return "A shopper looks around, another one takes a product and puts it back; both leave with nothing.";
  }
}
