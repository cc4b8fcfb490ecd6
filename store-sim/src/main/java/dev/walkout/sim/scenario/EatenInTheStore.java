package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper eats a product on the way, keeps the package in a pocket and buys another one. Exact:
 * what was eaten is charged, since it was taken and never came back.
 */
public final class EatenInTheStore implements Scenario {

  @Override
  public void play(Script script) {
    String eaten = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(eaten);
    anna.at(9).eats(eaten);
    anna.at(13).takes(script.product());
    anna.leaves(19);
  }

  @Override
  public String story() {
    return "A shopper eats a product on the way, keeps the package in a pocket and buys another one.";
  }
}
