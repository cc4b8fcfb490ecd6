package dev.walkout.sim.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How shares, spans of time and counts are written in a script, and which of them make sense. */
final class Words {

  private static final int MOST_TIMES = 10_000;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern SPAN = Pattern.compile("(-?\\d+)(ms|s|m)");
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)%");

  private Words() {}

  static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no time: write 250ms, 3s or 2m");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }

  static double share(String text) {
    Matcher share = SHARE.matcher(text);
    if (!share.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no share: write 5% or 0.1%");
    }
    return new BigDecimal(share.group(1)).movePointLeft(2).doubleValue();
  }

  static int times(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("'" + text + "' is no count: write 50");
    }
    return Integer.parseInt(text);
  }

  static String of(Duration span) {
    long millis = span.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  static String of(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  static void share(String what, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          what + " is " + of(share) + ": give more than 0% and at most 100%");
    }
  }

  static void span(String what, Duration span) {
    if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " is " + of(span) + ": give more than 0s and at most 60m");
    }
  }

  static void times(String what, int times) {
    if (times < 1 || times > MOST_TIMES) {
      throw new IllegalArgumentException(
          what + " is " + times + ": give 1 to " + MOST_TIMES + ", or leave it out");
    }
  }
}
