package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Settings;
import java.time.Duration;

/**
 * What trips can be told.
 *
 * @param budget how long, by the wall clock, a trip that has left waits for its FINAL receipt
 *     before it gets a PROVISIONAL one
 * @param settleWithin when a PROVISIONAL receipt is promised to be settled, after the exit
 * @param doorPatience how long, in event time, movements wait for the door to tell of their trip;
 *     long, since a door reader may be offline for hours with its journal full
 * @param retention how long, in event time, a closed trip is remembered, so that what comes late
 *     finds it
 */
public record TripConfig(
    Duration budget, Duration settleWithin, Duration doorPatience, Duration retention) {

  public TripConfig {
    Settings.positive("trip.budget", budget);
    Settings.positive("trip.settleWithin", settleWithin);
    Settings.positive("trip.doorPatience", doorPatience);
    Settings.positive("trip.retention", retention);
  }

  /** The same with another budget. */
  public TripConfig withBudget(Duration other) {
    return new TripConfig(other, settleWithin, doorPatience, retention);
  }

  public static TripConfig defaults() {
    return new TripConfig(
        Duration.ofSeconds(60), Duration.ofHours(24), Duration.ofHours(12), Duration.ofDays(7));
  }
}
