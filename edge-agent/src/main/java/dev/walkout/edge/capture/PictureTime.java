package dev.walkout.edge.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times in names of files and folders: ISO 8601 in UTC with dashes for colons, which no file system
 * refuses, such as {@code 2026-11-20T15-04-05.120Z}.
 */
final class PictureTime {

  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2}(?:\\.\\d{1,6})?)Z.*");

  private PictureTime() {}

  /** The time with which a name begins. */
  static Optional<Instant> of(String name) {
    Matcher parts = TIME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String text =
          parts.group(1) + "T" + parts.group(2) + ":" + parts.group(3) + ":" + parts.group(4) + "Z";
      return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
