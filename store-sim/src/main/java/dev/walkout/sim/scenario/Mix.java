package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ten shoppers, about five at once, in two zones; a quarter of what they do is meant to confuse: an
 * item goes back, or elsewhere, or onto the floor, several go in one grab, a hand only touches or
 * rests on the scale, an item is handed on. The mix follows public competitions of autonomous
 * checkout. Exact: everybody pays what they took and did not put down.
 */
public final class Mix implements Scenario {

  private static final int SHOPPERS = 10;
  private static final double CONFUSING = 0.25;
  private static final double ARRIVALS = 6;

  /** From the beginning of one deed to the next one's. */
  private static final double PACE = 4;

  private static final double WALK = 3;

  @Override
  public void play(Script script) {
    Person before = null;
    for (int i = 0; i < SHOPPERS; i++) {
      double enters = i * ARRIVALS;
      Person person = script.shopper(enters);
      new Visit(script, person, before == null ? person : before).run(enters + 5);
      before = person;
    }
  }

  /** What one shopper does, zone after zone. */
  private static final class Visit {

    private final Script script;
    private final RandomGenerator random;
    private final Person person;
    private final Person friend;
    private final List<String> held = new ArrayList<>();
    private double now;

    Visit(Script script, Person person, Person friend) {
      this.script = script;
      this.random = script.random();
      this.person = person;
      this.friend = friend;
    }

    void run(double from) {
      now = from;
      String first = script.product();
      String second = script.notInTheZoneOf(first);
      shop(first);
      now += WALK;
      shop(second);
      person.leaves(now + WALK);
    }

    /** Two or three deeds in the zone of a product. */
    private void shop(String start) {
      take(start);
      for (int i = random.nextInt(1, 3); i > 0; i--) {
        if (random.nextDouble() < CONFUSING) {
          confuse(start);
        } else {
          take(script.inTheZoneOf(start));
        }
      }
      if (random.nextDouble() < CONFUSING) {
        confuse(start);
      }
    }

    private void take(String sku) {
      person.at(now).takes(sku);
      held.add(sku);
      now += PACE;
    }

    private void confuse(String near) {
      String other = script.inTheZoneOf(near);
      switch (held.isEmpty() ? 4 : random.nextInt(7)) {
        case 0 -> {
          person.at(now).takes(other);
          person.at(now + PACE).puts(other);
          now += PACE;
        }
        case 1 -> person.at(now).atShelfOf(other).puts(held.remove(0));
        case 2 -> person.at(now).dropsOnTheFloor(held.remove(held.size() - 1));
        case 3 -> person.at(now).takes(2, other);
        case 4 -> person.at(now).touches(other);
        case 5 -> person.at(now).restsAHandOnTheShelfOf(other, random.nextInt(400, 2000));
        default -> {
          person.at(now).handsOver(held.get(0), friend);
          person.at(now).looksAt(near);
        }
      }
      now += PACE;
    }
  }

  @Override
  public String story() {
    return "Ten shoppers, about five at once; a quarter of what they do is meant to confuse.";
  }

  @Override
  public Premises premises() {
    return Premises.twoZones().withScales();
  }

  @Override
  public int rounds() {
    return 1;
  }
}
