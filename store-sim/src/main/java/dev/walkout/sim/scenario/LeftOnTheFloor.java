package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper puts one of two products down on the floor and leaves. Exact: it is not charged, since
 * a camera saw the hand put it down.
 */
public final class LeftOnTheFloor implements Scenario {

  @Override
  public void play(Script script) {
    String left = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(left);
    anna.at(10).takes(script.product());
    anna.at(15).dropsOnTheFloor(left);
    anna.leaves(21);
  }

  @Override
  public String story() {
    return "A shopper puts one of two products down on the floor and leaves.";
  }
}
