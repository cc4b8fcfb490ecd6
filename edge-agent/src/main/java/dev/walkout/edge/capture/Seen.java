package dev.walkout.edge.capture;

import dev.walkout.edge.frame.Box;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.GapReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a source has to tell, in the order of its time. */
public sealed interface Seen {

  /** The source has been opened, at first or again. */
  record Opened(boolean live) implements Seen {}

  /**
   * A hand moved something.
   *
   * @param candidates every picture there is of it, of which the best are sent
   * @param bookmark where the source goes on once this is on disk
   */
  record Hand(Move move, List<Candidate> candidates, Instant at, String bookmark) implements Seen {
    public Hand {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * What the source believes of the movement.
   *
   * @param shelfId null when it cannot tell
   * @param personTrack null when it cannot tell
   */
  record Move(
      Action action,
      Instant startedAt,
      Instant endedAt,
      String shelfId,
      String personTrack,
      int pieces) {
    public Move {
      Objects.requireNonNull(action, "action");
      if (endedAt.isBefore(startedAt)) {
        throw new IllegalArgumentException(
            "a movement ends at " + endedAt + ", before it began at " + startedAt);
      }
    }
  }

  /**
   * A picture of what moved.
   *
   * @param at when it was taken; null when nobody knows
   * @param quality 0..1 if the source measured it; else it is measured by sharpness and size
   * @param box where it was cut out of the camera's frame, which nobody is told outside; empty if
   *     nobody knows
   * @param hash its perceptual hash, from a source that has looked at the picture and found that it
   *     is not black; empty if it is to be decoded and looked at
   */
  record Candidate(
      byte[] jpeg, Instant at, OptionalDouble quality, Optional<Box> box, OptionalLong hash) {

    /** A picture that comes from nowhere in particular. */
    public Candidate(byte[] jpeg, Instant at, OptionalDouble quality) {
      this(jpeg, at, quality, Optional.empty(), OptionalLong.empty());
    }
  }

  /**
   * Everything that ended up to here has been told.
   *
   * @param bookmark null where it does not move with the time
   */
  record Progress(Instant upTo, String bookmark) implements Seen {}

  /** A stretch of time that the source could not see. */
  record Missed(Instant from, Instant to, GapReason reason, String detail, String bookmark)
      implements Seen {}
}
