package dev.walkout.shop.score;

import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.sim.scenario.NoExitEvent;
import dev.walkout.topology.checkout.CheckoutConfig;

/** The settings of checkout under which scenarios are scored. */
public final class ScoreRules {

  private ScoreRules() {}

  /** The defaults, but for what only waits. */
  public static CheckoutConfig simulated() {
    CheckoutConfig rules = CheckoutConfig.defaults().withBudget(ShopFloor.BUDGET);
    return rules.withTrip(rules.trip().withLongestTrip(NoExitEvent.LONGEST_TRIP));
  }
}
