package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes hold of a product and reads its label for half a minute while others shop at the
 * same shelf, then takes it. Exact: everybody pays what they took, once.
 */
public final class HeldLong implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    String neighbour = script.neighbourOf(product);
    Person anna = script.shopper(0);
    anna.at(5).lasting(30).takes(product);
    anna.leaves(42);
    Person ben = script.shopper(7);
    ben.at(13).takes(neighbour);
    ben.leaves(20);
    Person clara = script.shopper(15);
    clara.at(24).takes(script.neighbourOf(product));
    clara.leaves(31);
  }

  @Override
  public String story() {
    return "A shopper takes hold of a product and reads its label for half a minute while others shop at the same shelf, then takes it.";
  }
}
