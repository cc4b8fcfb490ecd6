package dev.walkout.edge.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Durations and sizes as people write them: {@code 500 ms}, {@code 72 h}, {@code 2 GB}. */
final class Units {

  private record Unit(String name, long size) {}

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]*)");

  /** In milliseconds, the largest first. */
  private static final List<Unit> TIMES =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("min", 60_000),
          new Unit("s", 1000),
          new Unit("ms", 1));

  private static final List<Unit> SIZES =
      List.of(
          new Unit("GB", 1L << 30),
          new Unit("MB", 1L << 20),
          new Unit("KB", 1L << 10),
          new Unit("B", 1));

  private Units() {}

  static Duration duration(String text) {
    return Duration.ofMillis(read(text, TIMES, "500 ms"));
  }

  static ByteSize size(String text) {
    return new ByteSize(read(text, SIZES, "2 GB"));
  }

  static String text(Duration duration) {
    return text(duration.toMillis(), TIMES);
  }

  static String text(ByteSize size) {
    return text(size.bytes(), SIZES);
  }

  private static long read(String text, List<Unit> units, String example) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (parts.matches()) {
      for (Unit unit : units) {
        if (unit.name().toLowerCase(Locale.ROOT).equals(parts.group(2).toLowerCase(Locale.ROOT))) {
          return Math.multiplyExact(unit.size(), Long.parseLong(parts.group(1)));
        }
      }
    }
    String names = units.stream().map(Unit::name).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "must be a whole number and a unit (" + names + "), such as '" + example + "'");
  }

  private static String text(long value, List<Unit> units) {
    Unit smallest = units.get(units.size() - 1);
    Unit whole =
        units.stream()
            .filter(unit -> value > 0 && value % unit.size() == 0)
            .findFirst()
            .orElse(smallest);
    return value / whole.size() + " " + whole.name();
  }
}
