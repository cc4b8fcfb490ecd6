package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * Two shoppers reach across each other at the same moment, and one camera takes each hand for the
 * other person's. Exact: everybody pays what they took, since most cameras were right.
 */
public final class CrossedArms implements Scenario {

  @Override
  public void play(Script script) {
    String left = script.product();
    String right = script.neighbourOf(left);
    Person anna = script.shopper(0);
    Person ben = script.shopper(1);
    anna.at(6).takes(right).takenFor(ben, 2);
    ben.at(6.3).takes(left).takenFor(anna, 2);
    anna.leaves(12);
    ben.leaves(13);
  }

  @Override
  public String story() {
    return "Two shoppers reach across each other at the same moment, and one camera takes each hand for the other person's.";
  }
}
