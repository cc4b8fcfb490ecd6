package dev.walkout.edge.video;

import dev.walkout.edge.video.FrameWatch.Fault;
import dev.walkout.schemas.avro.GapReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Since when a camera has shown nothing that can be relied on, and why. */
final class Blindness {

  /** Shorter than any hand's way; what is shorter is passed over. */
  private static final Duration BLINK = Duration.ofMillis(500);

  /** How often it is told while it lasts, so that time goes on for everybody else. */
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  private Instant since;
  private Fault fault;
  private boolean lasting;

  /** A stretch of time that is to be told as not seen. */
  record Stretch(Instant from, Instant to, GapReason reason, String detail) {}

  /** Another frame shows nothing. */
  void sees(Fault wrong, Instant at) {
    if (since == null) {
      since = at;
    }
    fault = wrong;
    lasting |= Duration.between(since, at).compareTo(BLINK) > 0;
  }

  /** Whether it is more than a blink. */
  boolean lasts() {
    return lasting;
  }

  /** What is to be told of a blindness that goes on. */
  Optional<Stretch> due(Instant at) {
    if (!lasting || Duration.between(since, at).compareTo(TELL_EVERY) < 0) {
      return Optional.empty();
    }
    return Optional.of(stretch(at));
  }

  /** A frame shows something again. */
  Optional<Stretch> ends(Instant at) {
    Optional<Stretch> missed = lasting ? Optional.of(stretch(at)) : Optional.empty();
    since = null;
    fault = null;
    lasting = false;
    return missed;
  }

  /** What is wrong now, in words that say what to do. */
  Optional<String> said() {
    return lasting ? Optional.of(fault.said()) : Optional.empty();
  }

  private Stretch stretch(Instant to) {
    Stretch stretch = new Stretch(since, to, fault.reason(), fault.said());
    since = to;
    return stretch;
  }
}
