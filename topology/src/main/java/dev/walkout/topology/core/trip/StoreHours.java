package dev.walkout.topology.core.trip;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When stores close, every day, by the clock on their wall. */
public record StoreHours(LocalTime closesAt, ZoneId zone) {

  /** The first closing after a time. */
  Instant closingAfter(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    ZonedDateTime today = local.with(closesAt);
    return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
  }
}
