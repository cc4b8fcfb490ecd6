package dev.walkout.sim.scenario.script;

import dev.walkout.sim.shop.Assortment.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * The store a scenario happens in; three cameras watch each zone of two shelves.
 *
 * @param zones stretches of shelf
 * @param weighing whether there are scales under the shelves
 * @param special roles whose products stand on its shelves beside ordinary ones
 */
public record Premises(int zones, boolean weighing, Set<Role> special) {

  static final int SHELVES = 2;
  static final int CAMERAS = 3;

  /** Ordinary products that a zone holds at least, if there are so many. */
  static final int PRODUCTS = 8;

  public Premises {
    special = Set.copyOf(special);
    if (zones < 1) {
      throw new IllegalArgumentException("zones must be at least 1, not " + zones);
    }
  }

  public static Premises oneZone() {
    return new Premises(1, false, Set.of());
  }

  public static Premises twoZones() {
    return new Premises(2, false, Set.of());
  }

  public Premises withScales() {
    return new Premises(zones, true, special);
  }

  public Premises selling(Role role) {
    Set<Role> more = EnumSet.of(role);
    more.addAll(special);
    return new Premises(zones, weighing, more);
  }
}
