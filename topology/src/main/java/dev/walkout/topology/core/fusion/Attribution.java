package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneState.Visit;
import java.util.List;
import java.util.Optional;

/** Whose movement it was: of the trips there, the only one or the one whose person was seen. */
final class Attribution {

  private Attribution() {}

  /**
   * An answer.
   *
   * @param staff whether it was staff, who restock
   * @param doubt null when one trip is known
   */
  record Answer(Who who, boolean staff, Doubt doubt) {}

  static Answer of(Span span, Witnesses witnesses, List<Visit> visits) {
    List<Visit> there = visits.stream().filter(visit -> visit.during(span)).toList();
    List<String> parties = there.stream().map(Visit::tripId).distinct().sorted().toList();
    if (parties.isEmpty()) {
      return nobody(DoubtReason.WHO_NOBODY, "no trip was in the zone during the movement");
    }
    if (parties.size() == 1) {
      return known(there.get(0));
    }
    Optional<String> track = witnesses.agreed();
    List<Visit> matching =
        there.stream()
            .filter(visit -> track.isPresent() && track.get().equals(visit.personTrack()))
            .toList();
    if (matching.stream().map(Visit::tripId).distinct().count() == 1) {
      return known(matching.get(0));
    }
    List<String> trips = parties.stream().filter(trip -> !trip.isEmpty()).toList();
    String seen = track.map(t -> "person " + t + ", who is none of them").orElse("no one person");
    return new Answer(
        new Who(null, trips),
        false,
        new Doubt(
            DoubtReason.WHO_SEVERAL, parties.size() + " parties were in the zone; seen: " + seen));
  }

  private static Answer known(Visit visit) {
    return visit.tripId().isEmpty()
        ? nobody(DoubtReason.TAILGATER, "person " + visit.personTrack() + " has no trip")
        : new Answer(Who.trip(visit.tripId()), visit.staff(), null);
  }

  private static Answer nobody(DoubtReason reason, String detail) {
    return new Answer(Who.nobody(), false, new Doubt(reason, detail));
  }
}
