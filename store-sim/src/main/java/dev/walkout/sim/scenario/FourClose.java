package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * Four shoppers stand close together and take products of one zone within a few seconds. Exact:
 * everybody pays what they took.
 */
public final class FourClose implements Scenario {

  @Override
  public void play(Script script) {
    String first = script.product();
    Person anna = script.shopper(0);
    Person ben = script.shopper(0.5);
    Person clara = script.shopper(1);
    Person david = script.shopper(1.5);
    anna.at(6).takes(first);
    String second = script.neighbourOf(first);
    ben.at(6.4).takes(second);
    clara.at(7.2).takes(script.product());
    david.at(7.9).takes(script.product());
    anna.at(9.5).takes(script.product());
    ben.at(10).puts(second);
    anna.leaves(16);
    ben.leaves(17);
    clara.leaves(17);
    david.leaves(18);
  }

  @Override
  public String story() {
    return "Four shoppers stand close together and take products of one zone within a few seconds.";
  }
}
