package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/** A shopper takes one product and leaves. Exact: it is charged once. */
public final class OneItem implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).takes(script.product());
    anna.leaves(11);
  }

  @Override
  public String story() {
    return "A shopper takes one product and leaves.";
  }

  @Override
  public int rounds() {
    return 4;
  }
}
