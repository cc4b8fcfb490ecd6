package dev.walkout.edge.video;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Where a film is taken up again: at a frame without any hand, before everything that was not told.
 *
 * @param place for the source of frames
 * @param promised up to when everything had been told
 * @param told the time of the frame in which the last hand was told
 */
record VideoBookmark(String place, Instant promised, Instant told) {

  private static final String BETWEEN = "|";

  /** As the journal keeps it. */
  String text() {
    return promised + BETWEEN + told + BETWEEN + place;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none, such as that of another kind of source
   */
  static Optional<VideoBookmark> parse(Optional<String> text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.get().split("\\|", 3);
    try {
      return Optional.of(
          new VideoBookmark(parts[2], Instant.parse(parts[0]), Instant.parse(parts[1])));
    } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the journal's bookmark '"
              + text.get()
              + "' is not that of a film: give this camera another id or the agent another journal",
          e);
    }
  }
}
