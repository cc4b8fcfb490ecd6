package dev.walkout.sim.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some sensors, by a pattern of their ids.
 *
 * @param pattern an id in which {@code *} stands for anything
 */
public record Whose(String pattern) {

  public static final Whose ALL = new Whose("*");

  public Whose {
    if (pattern == null || !pattern.matches("[A-Za-z0-9._*-]+")) {
      throw new IllegalArgumentException(
          "a sensor is '" + pattern + "': give its id, with * for anything, as in *-camera-1");
    }
  }

  boolean has(String sensorId) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return sensorId.matches(regex);
  }

  @Override
  public String toString() {
    return equals(ALL) ? "" : " of " + pattern;
  }
}
