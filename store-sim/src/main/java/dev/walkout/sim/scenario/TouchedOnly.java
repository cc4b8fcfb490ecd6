package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper who holds a product touches another one of it and its neighbour, and takes neither.
 * Exact: the one that was taken stays charged and nothing is added, since the shelf has not changed
 * its weight.
 */
public final class TouchedOnly implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(product);
    anna.at(10).touches(product);
    anna.at(15).touches(script.neighbourOf(product));
    anna.leaves(21);
  }

  @Override
  public String story() {
    return "A shopper who holds a product touches another one of it and its neighbour, and takes neither.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
