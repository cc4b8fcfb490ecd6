package dev.walkout.edge.video;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the reading of a film goes on.
 *
 * @param startsAt when its first frame was taken
 * @param openedAt when it was first opened, by the agent's clock
 * @param frame the first frame that is wanted, from 0
 */
record FilmPlace(Instant startsAt, Instant openedAt, long frame) {

  /** The same film at another frame. */
  FilmPlace at(long other) {
    return new FilmPlace(startsAt, openedAt, other);
  }

  /** As a bookmark holds it. */
  String text() {
    return startsAt + " " + openedAt + " " + frame;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static FilmPlace parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 3 || !parts[2].matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no place in a film: give the journal a folder of its own");
    }
    return new FilmPlace(
        Instant.parse(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
  }

  /** When a film is first opened. */
  static FilmPlace beginning(Instant startsAt, Instant now) {
    Instant opened = now.truncatedTo(ChronoUnit.MILLIS);
    return new FilmPlace(startsAt == null ? opened : startsAt, opened, 0);
  }
}
