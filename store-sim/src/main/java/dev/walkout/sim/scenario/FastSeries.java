package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/** A shopper takes five products of a shelf in quick succession. Exact: all five are charged. */
public final class FastSeries implements Scenario {

  @Override
  public void play(Script script) {
    String first = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(first);
    for (int i = 1; i < 5; i++) {
      anna.at(5 + 2.1 * i).takes(script.neighbourOf(first));
    }
    anna.leaves(21);
  }

  @Override
  public String story() {
    return "A shopper takes five products of a shelf in quick succession.";
  }

  @Override
  public int rounds() {
    return 2;
  }
}
