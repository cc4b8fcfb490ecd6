package dev.walkout.edge.config;

import java.time.Duration;

/** What a setting may be; says what it is instead. */
final class Bounds {

  private Bounds() {}

  static <T> T given(String setting, T value) {
    if (value == null) {
      throw new IllegalArgumentException(setting + " is missing: give one");
    }
    return value;
  }

  static String named(String setting, String value) {
    if (value == null || !value.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          setting + " must be letters, digits, dots and dashes, not '" + value + "': rename it");
    }
    return value;
  }

  static String address(String setting, String value, String scheme) {
    if (value == null || !value.matches(scheme + "://[^/\\s]+.*")) {
      throw new IllegalArgumentException(
          setting
              + " must begin with "
              + scheme.replace("s?", "")
              + "://HOST, not '"
              + value
              + "': correct the address");
    }
    return value;
  }

  static <T extends Comparable<T>> T between(String setting, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          setting
              + " must be "
              + text(least)
              + " to "
              + text(most)
              + ", not "
              + text(value)
              + ": choose a value in that range");
    }
    return value;
  }

  /** As the file writes it. */
  static String text(Object value) {
    return value instanceof Duration duration ? Units.text(duration) : String.valueOf(value);
  }
}
