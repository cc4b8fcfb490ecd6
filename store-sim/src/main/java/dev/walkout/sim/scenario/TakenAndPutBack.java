package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes a product, looks at it, puts it back and takes its neighbour. Exact: only the
 * neighbour is charged.
 */
public final class TakenAndPutBack implements Scenario {

  @Override
  public void play(Script script) {
    String tried = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(tried);
    anna.at(10).puts(tried);
    anna.at(15).takes(script.neighbourOf(tried));
    anna.leaves(21);
  }

  @Override
  public String story() {
    return "A shopper takes a product, looks at it, puts it back and takes its neighbour.";
  }
}
