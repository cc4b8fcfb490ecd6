package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import dev.walkout.shop.redis.IndexGuard.Settings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The flags that say what recognition does while a server's index does not answer. */
final class GuardFlags {

  @Option(
      names = "--redis-budget-ms",
      paramLabel = "MS",
      defaultValue = "50",
      description =
          "The longest that a burst waits for its search, whatever the server does"
              + " (default: ${DEFAULT-VALUE}).")
  private long budget;

  @Option(
      names = "--exact-anchors",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "A gallery of up to so many anchors has an exact index in this JVM that answers when the"
              + " server does not; 0: never (default: ${DEFAULT-VALUE}).")
  private int exactAnchors;

  /**
   * What the flags ask for.
   *
   * @throws UserError naming the flag that is out of range
   */
  Settings settings() {
    if (budget < Settings.LEAST_BUDGET.toMillis() || budget > Settings.MOST_BUDGET.toMillis()) {
      throw new UserError(
          "--redis-budget-ms must be "
              + Settings.LEAST_BUDGET.toMillis()
              + " to "
              + Settings.MOST_BUDGET.toMillis()
              + ", not "
              + budget);
    }
    if (exactAnchors < 0) {
      throw new UserError("--exact-anchors must be 0 or more, not " + exactAnchors);
    }
    return Settings.standard().withBudget(Duration.ofMillis(budget)).withExactAnchors(exactAnchors);
  }
}
