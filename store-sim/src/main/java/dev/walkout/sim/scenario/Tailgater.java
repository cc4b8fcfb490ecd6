package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;

/**
 * Somebody slips in behind a shopper, and both take products of one shelf. Exact: the shopper pays
 * what they took, and nobody pays for the other.
 */
public final class Tailgater implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    Person anna = script.shopper(0);
    Person stranger = script.tailgater(0.8);
    anna.at(6).takes(product);
    stranger.at(7.5).takes(script.neighbourOf(product));
    anna.at(11).takes(script.product());
    stranger.leaves(15);
    anna.leaves(18);
  }

  @Override
  public String story() {
    return "Somebody slips in behind a shopper, and both take products of one shelf.";
  }
}
