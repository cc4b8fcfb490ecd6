package dev.walkout.shop.billing.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when a delivery is tried: each wait is four times the one before, and by chance up
 * to a half shorter, so that what failed together does not come again together.
 *
 * @param tries after which a delivery is dead
 * @param first the longest wait after the first try
 * @param longest no wait is longer
 */
public record Retries(int tries, Duration first, Duration longest) {

  private static final int FACTOR = 4;

  public Retries {
    if (tries < 1 || tries > 100) {
      throw new IllegalArgumentException("--tries must be 1 to 100, not " + tries);
    }
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException(
          "--first-wait-ms must be at least 1, not " + first.toMillis());
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "--first-wait-ms must be at most " + longest.toMillis() + ", not " + first.toMillis());
    }
  }

  /** How long to wait after that many tries. */
  Duration wait(int done, RandomGenerator chance) {
    double millis =
        Math.min((double) longest.toMillis(), first.toMillis() * Math.pow(FACTOR, done - 1.0));
    return Duration.ofMillis(Math.round(millis * (1 + chance.nextDouble()) / 2));
  }
}
