package dev.walkout.sim.sensor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Up to when a sensor can promise that all is reported: before the earliest still to come. */
final class Promises {

  /** By number of events published: the earliest beginning of those still to come, or MAX. */
  private final Instant[] earliest;

  /** For events that begin at these times, in the order of publishing. */
  Promises(List<Instant> beginnings) {
    earliest = new Instant[beginnings.size() + 1];
    Instant least = Instant.MAX;
    earliest[beginnings.size()] = least;
    for (int i = beginnings.size() - 1; i >= 0; i--) {
      Instant begun = beginnings.get(i);
      least = begun.isBefore(least) ? begun : least;
      earliest[i] = least;
    }
  }

  /** What the beat of this slot may promise. */
  Instant upTo(Timetable.Slot<?> beat) {
    Instant next = earliest[beat.published()];
    return next.isAfter(beat.at()) ? beat.at() : next.minus(1, ChronoUnit.MICROS);
  }
}
