package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The evidence of one movement.
 *
 * @param members in order of their ends; a camera's comes first, if there is any
 * @param others evidence of other movements that is known by the time this one is decided
 */
record Group(List<Evidence> members, List<Evidence> others) {

  Group {
    members = List.copyOf(members);
    others = List.copyOf(others);
  }

  Span span() {
    return members.stream().map(Evidence::span).reduce(Span::hull).orElseThrow();
  }

  /** When hands were seen, whatever the scale says; of a scale alone, when it changed. */
  Span hands() {
    return members.stream()
        .filter(e -> !(e instanceof WeightSeen))
        .map(Evidence::span)
        .reduce(Span::hull)
        .orElseGet(this::span);
  }

  /** What most sensors can tell of: a direction where any saw one. */
  Action action() {
    return members.stream().map(Evidence::action).reduce(Action.UNSURE, Action::or);
  }

  List<SightingSeen> sightings() {
    return of(SightingSeen.class);
  }

  List<WeightSeen> weights() {
    return of(WeightSeen.class);
  }

  /** The same movement, and the changes of weight another's. */
  Group withoutWeights() {
    List<Evidence> more = new ArrayList<>(others);
    more.addAll(weights());
    return new Group(Frozen.kept(members, e -> !(e instanceof WeightSeen)), more);
  }

  <E extends Evidence> List<E> of(Class<E> kind) {
    return members.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The shelf that most members name; null where none or as many name another. */
  String shelf() {
    Map<String, Long> votes =
        members.stream()
            .map(Evidence::shelfId)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(shelf -> shelf, TreeMap::new, Collectors.counting()));
    long most = votes.values().stream().max(Comparator.naturalOrder()).orElse(0L);
    List<String> first = votes.keySet().stream().filter(shelf -> votes.get(shelf) == most).toList();
    return first.size() == 1 ? first.get(0) : null;
  }
}
