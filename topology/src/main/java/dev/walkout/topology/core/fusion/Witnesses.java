package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneMemory.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which person the cameras saw.
 *
 * <p>A camera is not believed that took each of two hands for the other's: one that names for this
 * hand whom other cameras name for a hand beside it, and somebody else for that. Where nobody else
 * names a person, and no other camera saw that somebody else's hand beside it, it is read the other
 * way round: it saw two hands and told them apart.
 *
 * @param here who was named for this movement
 * @param beside who was named for movements at the same time
 */
record Witnesses(List<Naming> here, List<Naming> beside) {

  /** A camera that names a person. */
  record Naming(String sensorId, String track) {}

  static Witnesses of(Group group, ZoneMemory memory) {
    List<Naming> beside = new ArrayList<>(namings(touching(group)));
    for (Recent past : memory.recent()) {
      if (!past.span().overlap(group.span()).isNegative()) {
        past.witnesses().forEach((sensor, track) -> beside.add(new Naming(sensor, track)));
      }
    }
    beside.removeIf(naming -> naming.track().isEmpty());
    return new Witnesses(namings(group.members()), beside);
  }

  private static List<Evidence> touching(Group group) {
    Span span = group.span();
    return group.others().stream().filter(e -> !e.span().overlap(span).isNegative()).toList();
  }

  private static List<Naming> namings(List<Evidence> evidence) {
    return evidence.stream()
        .filter(e -> e.personTrack() != null)
        .map(e -> new Naming(e.source().sensorId(), e.personTrack()))
        .toList();
  }

  /** The person that most believable cameras name; none where they are split. */
  Optional<String> agreed() {
    List<Naming> believed = here.stream().filter(naming -> swapped(naming).isEmpty()).toList();
    return believed.isEmpty()
        ? most(here.stream().flatMap(naming -> meant(naming).stream()).toList())
        : most(believed);
  }

  private Optional<Naming> meant(Naming naming) {
    return swapped(naming).filter(other -> others(naming, other.track()) == 0);
  }

  /**
   * What the camera named instead that took each of two hands for the other's; empty of any other.
   */
  private Optional<Naming> swapped(Naming naming) {
    return beside.stream()
        .filter(other -> other.sensorId().equals(naming.sensorId()))
        .filter(other -> !other.track().equals(naming.track()))
        .findFirst()
        .filter(other -> others(naming, naming.track()) > others(naming, other.track()));
  }

  private long others(Naming naming, String track) {
    return beside.stream()
        .filter(other -> !other.sensorId().equals(naming.sensorId()))
        .filter(other -> other.track().equals(track))
        .count();
  }

  private static Optional<String> most(List<Naming> namings) {
    Map<String, Long> votes =
        namings.stream()
            .collect(Collectors.groupingBy(Naming::track, TreeMap::new, Collectors.counting()));
    long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> first = votes.keySet().stream().filter(track -> votes.get(track) == most).toList();
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }
}
