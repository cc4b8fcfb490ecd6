package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.shop.Assortment.Role;
import java.time.Duration;

/**
 * One shopper proves their age, a second one is refused, a third is never asked; all take an
 * age-restricted product. Exact: it is charged to the first alone, and the others pay the rest.
 */
public final class AgeRestricted implements Scenario {

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).takes(script.special(Role.AGE_RESTRICTED));
    anna.showsTheirAge(9, true);
    anna.at(12).takes(script.product());
    anna.leaves(18);
    Person ben = script.shopper(9);
    ben.at(15).takes(script.special(Role.AGE_RESTRICTED));
    ben.at(19).takes(script.product());
    ben.showsTheirAge(23, false);
    ben.leaves(25);
    Person clara = script.shopper(18);
    clara.at(24).takes(script.special(Role.AGE_RESTRICTED));
    clara.at(28).takes(script.product());
    clara.leaves(34);
    script.sensorsGoOn(Duration.ofMinutes(20));
  }

  @Override
  public String story() {
    return "One shopper proves their age, a second one is refused, a third is never asked; all take an age-restricted product.";
  }

  @Override
  public Premises premises() {
    return Premises.oneZone().selling(Role.AGE_RESTRICTED);
  }

  @Override
  public int rounds() {
    return 1;
  }
}
