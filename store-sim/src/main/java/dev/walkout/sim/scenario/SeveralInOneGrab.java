package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper takes two or three pieces of a product in one grab, and another shopper one piece of
 * another. Exact: all pieces are charged, whatever a camera that miscounts says, for the scale
 * knows.
 */
public final class SeveralInOneGrab implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    int pieces = script.random().nextInt(2, 4);
    Person anna = script.shopper(0);
    anna.at(5).takes(pieces, product).countedBy(2, 1);
    anna.leaves(12);
    Person ben = script.shopper(6);
    ben.at(11).takes(script.product());
    ben.leaves(17);
  }

  @Override
  public String story() {
    return "A shopper takes two or three pieces of a product in one grab, and another shopper one piece of another.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
