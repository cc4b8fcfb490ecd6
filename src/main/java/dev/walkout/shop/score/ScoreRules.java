package dev.walkout.shop.score;

import dev.walkout.sim.scenario.NoExitEvent;
import dev.walkout.topology.checkout.CheckoutConfig;
import java.time.Duration;

/** The settings of checkout under which scenarios are scored. */
public final class ScoreRules {

  /** Simulated time does not pass with the wall clock, which must therefore not decide anything. */
  private static final Duration BUDGET = Duration.ofDays(1);

  private ScoreRules() {}

  /** The defaults, but for what only waits. */
  public static CheckoutConfig simulated() {
    CheckoutConfig rules = CheckoutConfig.defaults().withBudget(BUDGET);
    return rules.withTrip(rules.trip().withLongestTrip(NoExitEvent.LONGEST_TRIP));
  }
}
