package dev.walkout.shop.edge;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a simulated camera is in its day.
 *
 * @param opensAt when the day begins
 * @param startedAt what the agent's clock said then
 * @param told how many of the day's reports have been told
 */
record SimulatedTime(Instant opensAt, Instant startedAt, long told) {

  static SimulatedTime parse(String bookmark) {
    String[] parts = bookmark.split(" ");
    return new SimulatedTime(
        Instant.parse(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
  }

  /** What time it is in the store. */
  Instant at(Instant now, double speed) {
    double nanos = Duration.between(startedAt, now).toNanos() * speed;
    return opensAt.plusNanos((long) nanos);
  }

  SimulatedTime after(long reports) {
    return new SimulatedTime(opensAt, startedAt, reports);
  }

  /** As a bookmark keeps it. */
  String text() {
    return opensAt + " " + startedAt + " " + told;
  }
}
