package dev.walkout.edge.capture;

import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a camera has promised about time, and what it must say when time has a hole or goes back.
 */
public final class Promises {

  private final Duration period;
  private Instant promised;
  private boolean checkForHole;
  private boolean toldThatItWentBack;

  /**
   * The promises of one camera.
   *
   * @param period between two heartbeats, of the camera's time
   * @param promised up to when it had promised before; null for never
   */
  public Promises(Duration period, Instant promised) {
    this.period = period;
    this.promised = promised;
  }

  /** Its source has been opened: what a live one saw meanwhile is lost. */
  void opened(boolean live) {
    checkForHole = live;
  }

  /** What of the time since the last promise was not seen, told once. */
  Optional<Gap> lost(Instant upTo) {
    boolean check = checkForHole;
    checkForHole = false;
    if (promised == null) {
      return Optional.empty();
    }
    if (upTo.isBefore(promised)) {
      boolean first = !toldThatItWentBack;
      toldThatItWentBack = true;
      String detail = "the camera's time went back by " + Duration.between(upTo, promised);
      return first
          ? Optional.of(new Gap(upTo, promised, GapReason.CLOCK, detail))
          : Optional.empty();
    }
    toldThatItWentBack = false;
    if (check && upTo.isAfter(promised.plus(period.multipliedBy(2)))) {
      Gap gap = new Gap(promised, upTo, GapReason.CAMERA_DOWN, "nobody looked");
      return Optional.of(gap);
    }
    return Optional.empty();
  }

  /** Whether a heartbeat is due. */
  boolean due(Instant upTo) {
    return promised == null || !upTo.isBefore(promised.plus(period));
  }

  void given(Instant upTo) {
    promised = upTo;
  }
}
