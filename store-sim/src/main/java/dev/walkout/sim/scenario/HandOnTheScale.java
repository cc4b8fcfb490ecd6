package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper rests a hand on the weighing plate, takes a product from that shelf with the other one,
 * and another shopper only rests a hand. Exact: only the product is charged.
 */
public final class HandOnTheScale implements Scenario {

  @Override
  public void play(Script script) {
    String product = script.product();
    Person anna = script.shopper(0);
    anna.at(5).lasting(8).restsAHandOnTheShelfOf(product, script.random().nextInt(400, 2500));
    anna.at(8).takes(product);
    anna.leaves(19);
    Person ben = script.shopper(14);
    ben.at(20).lasting(5).restsAHandOnTheShelfOf(product, script.random().nextInt(300, 1500));
    ben.leaves(30);
  }

  @Override
  public String story() {
    return "A shopper rests a hand on the weighing plate, takes a product from that shelf with the other one, and another shopper only rests a hand.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
