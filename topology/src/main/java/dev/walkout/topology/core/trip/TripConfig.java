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
 * @param longestTrip how long after entering, in event time, a trip that was not seen to leave is
 *     closed
 * @param approveWithin how long after the exit, in event time, a restricted product waits for its
 *     approval
 * @param hours when the store closes, and with it every trip; null where it never does
 * @param leastPriority a doubt that the receipt is expected to be wrong by less, in minor units, is
 *     recorded and not asked about; by default ten cents, less than half a minute of a person costs
 */
public record TripConfig(
    Duration budget,
    Duration settleWithin,
    Duration doorPatience,
    Duration retention,
    Duration longestTrip,
    Duration approveWithin,
    StoreHours hours,
    double leastPriority) {

  public TripConfig {
    Settings.positive("trip.budget", budget);
    Settings.positive("trip.settleWithin", settleWithin);
    Settings.positive("trip.doorPatience", doorPatience);
    Settings.positive("trip.retention", retention);
    Settings.positive("trip.longestTrip", longestTrip);
    Settings.positive("trip.approveWithin", approveWithin);
    Settings.within("trip.leastPriority", leastPriority, -1, 1e9);
  }

  /** The same with another budget. */
  public TripConfig withBudget(Duration other) {
    return new TripConfig(
        other,
        settleWithin,
        doorPatience,
        retention,
        longestTrip,
        approveWithin,
        hours,
        leastPriority);
  }

  /** The same with another longest trip. */
  public TripConfig withLongestTrip(Duration other) {
    return new TripConfig(
        budget, settleWithin, doorPatience, retention, other, approveWithin, hours, leastPriority);
  }

  /** The same with another wait for approvals. */
  public TripConfig withApproveWithin(Duration other) {
    return new TripConfig(
        budget, settleWithin, doorPatience, retention, longestTrip, other, hours, leastPriority);
  }

  /** The same with a closing time. */
  public TripConfig withHours(StoreHours other) {
    return new TripConfig(
        budget,
        settleWithin,
        doorPatience,
        retention,
        longestTrip,
        approveWithin,
        other,
        leastPriority);
  }

  /** The same, asking only about doubts that are worth as much. */
  public TripConfig withLeastPriority(double other) {
    return new TripConfig(
        budget, settleWithin, doorPatience, retention, longestTrip, approveWithin, hours, other);
  }

  public static TripConfig defaults() {
    return new TripConfig(
        Duration.ofSeconds(60),
        Duration.ofHours(24),
        Duration.ofHours(12),
        Duration.ofDays(7),
        Duration.ofHours(4),
        Duration.ofMinutes(15),
        null,
        10);
  }
}
