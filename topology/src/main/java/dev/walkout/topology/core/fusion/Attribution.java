package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneState.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whose movement it was: of the trips there, the only one or the one whose person was seen. */
final class Attribution {

  private Attribution() {}

  /**
   * An answer.
   *
   * @param doubt null when one trip is known
   */
  record Answer(Who who, Doubt doubt) {}

  static Answer of(Span span, List<Evidence> group, List<Visit> visits) {
    List<Visit> there = visits.stream().filter(visit -> during(visit, span)).toList();
    List<String> trips = there.stream().map(Visit::tripId).distinct().sorted().toList();
    if (trips.size() == 1) {
      return known(trips.get(0));
    }
    if (trips.isEmpty()) {
      return new Answer(
          new Who(null, List.of()),
          new Doubt(DoubtReason.WHO_NOBODY, "no trip was in the zone during the movement"));
    }
    Optional<String> track = agreed(group);
    List<String> matching =
        there.stream()
            .filter(visit -> track.isPresent() && track.get().equals(visit.personTrack()))
            .map(Visit::tripId)
            .distinct()
            .toList();
    if (matching.size() == 1) {
      return known(matching.get(0));
    }
    String seen = track.map(t -> "person " + t + ", who is none of them").orElse("no one person");
    return new Answer(
        new Who(null, trips),
        new Doubt(
            DoubtReason.WHO_SEVERAL, trips.size() + " trips were in the zone; seen: " + seen));
  }

  /** The person that most cameras name; none where they are split. */
  private static Optional<String> agreed(List<Evidence> group) {
    Map<String, Long> votes =
        group.stream()
            .map(Evidence::personTrack)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(track -> track, TreeMap::new, Collectors.counting()));
    long most = votes.values().stream().max(Long::compare).orElse(0L);
    List<String> first = votes.keySet().stream().filter(track -> votes.get(track) == most).toList();
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }

  private static Answer known(String trip) {
    return new Answer(new Who(trip, List.of()), null);
  }

  private static boolean during(Visit visit, Span span) {
    return !visit.entered().isAfter(span.to())
        && (visit.left() == null || !visit.left().isBefore(span.from()));
  }
}
