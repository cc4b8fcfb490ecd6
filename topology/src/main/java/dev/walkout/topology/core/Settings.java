package dev.walkout.topology.core;

import java.time.Duration;

/** Checks of configuration values; each names the setting and the bad value. */
public final class Settings {

  private Settings() {}

  public static void positive(String setting, Duration value) {
    if (value == null || value.isNegative() || value.isZero()) {
      throw bad(setting, value, "a duration longer than nothing");
    }
  }

  public static void notNegative(String setting, Duration value) {
    if (value == null || value.isNegative()) {
      throw bad(setting, value, "a duration of nothing or more");
    }
  }

  /** A number over {@code low} and at most {@code high}. */
  public static void within(String setting, double value, double low, double high) {
    if (!(value > low && value <= high)) {
      throw bad(setting, value, "a number over " + low + " and at most " + high);
    }
  }

  private static IllegalArgumentException bad(String setting, Object value, String wanted) {
    return new IllegalArgumentException(setting + " must be " + wanted + ", not '" + value + "'");
  }
}
