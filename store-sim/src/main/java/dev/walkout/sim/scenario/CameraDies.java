package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Deed;
import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A camera dies while a shopper takes a product, and is back twelve seconds later. Exact: the other
 * cameras suffice, and the receipt names the gap.
 */
public final class CameraDies implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    Deed take = anna.at(5).takes(script.product());
    script.diesAt(take, 1 + script.round(), 12);
    anna.at(9).takes(script.product());
    anna.leaves(15);
  }

  @Override
  public String story() {
    return "A camera dies while a shopper takes a product, and is back twelve seconds later.";
  }
}
