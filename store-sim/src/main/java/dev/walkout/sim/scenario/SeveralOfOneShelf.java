package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/** A shopper takes three products of one shelf, one after another. Exact: each is charged once. */
public final class SeveralOfOneShelf implements Scenario {

  @Override
  public void play(Script script) {
    String first = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(first);
    anna.at(9).takes(script.neighbourOf(first));
    anna.at(13).takes(script.neighbourOf(first));
    anna.leaves(19);
  }

  @Override
  public String story() {
    return "A shopper takes three products of one shelf, one after another.";
  }
}
