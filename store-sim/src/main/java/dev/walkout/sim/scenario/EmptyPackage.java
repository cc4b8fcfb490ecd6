package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;

/**
 * A shopper eats a product and puts its empty package back on the shelf. Exact: it is charged,
 * since the shelf has not got its weight back.
 */
public final class EmptyPackage implements Scenario {

  @Override
  public void play(Script script) {
    String eaten = script.product();
    Person anna = script.shopper(0);
    anna.at(5).takes(eaten);
    anna.at(8).eats(eaten);
    anna.at(13).putsEmptyPackageOf(eaten);
    anna.at(18).takes(script.product());
    anna.leaves(24);
  }

  @Override
  public String story() {
    return "A shopper eats a product and puts its empty package back on the shelf.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().withScales();
  }
}
