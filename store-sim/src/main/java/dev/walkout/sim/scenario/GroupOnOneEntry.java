package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import java.util.List;

/**
 * Three people come in on one entry, shop in two zones at once and leave together. Exact: one
 * receipt holds what all of them took.
 */
public final class GroupOnOneEntry implements Scenario {

  @Override
  public void play(Script script) {
    String near = script.product();
    String far = script.notInTheZoneOf(near);
    List<Person> family = script.group(0, 3);
    family.get(0).at(6).takes(near);
    family.get(1).at(6.5).takes(far);
    family.get(2).at(8).takes(script.neighbourOf(near));
    family.get(0).at(13).puts(near);
    family.get(1).at(12).takes(script.neighbourOf(far));
    family.get(2).leaves(22);
  }

  @Override
  public String story() {
    return "Three people come in on one entry, shop in two zones at once and leave together.";
  }

  @Override
  public Premises premises() {
    return Premises.twoZones();
  }

  @Override
  public int rounds() {
    return 2;
  }
}
