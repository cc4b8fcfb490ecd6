package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.shop.replay.RunDiff.MovementChange;
import dev.walkout.shop.replay.RunDiff.Pair;
import dev.walkout.shop.replay.RunDiff.SightingChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Pairs the movements of two runs and tells those that differ. */
record MovementDiff(ToldOfTrips a, ToldOfTrips b, Causes causes) {

  /** The movements of a trip that only one run has, or that came out otherwise, by time. */
  List<MovementChange> of(String trip) {
    List<Movement> before = movements(a, trip);
    List<Movement> after = new ArrayList<>(movements(b, trip));
    List<Pair<Movement>> pairs = new ArrayList<>();
    for (Movement movement : before) {
      Optional<Movement> other = counterpart(movement, after);
      other.ifPresent(after::remove);
      pairs.add(new Pair<>(movement, other.orElse(null)));
    }
    after.forEach(movement -> pairs.add(new Pair<>(null, movement)));
    return pairs.stream()
        .filter(pair -> !same(pair))
        .sorted(Comparator.comparing(pair -> either(pair).getEndedAt()))
        .map(this::change)
        .toList();
  }

  private static List<Movement> movements(ToldOfTrips told, String trip) {
    return told.movements().values().stream()
        .filter(movement -> told.trips().get(movement.getMovementId()).contains(trip))
        .toList();
  }

  /** The movement of the same id, or else one that some of the same reports led to. */
  private static Optional<Movement> counterpart(Movement movement, List<Movement> among) {
    Optional<Movement> same =
        among.stream()
            .filter(other -> other.getMovementId().equals(movement.getMovementId()))
            .findFirst();
    Set<String> sources = sources(movement);
    return same.or(
        () ->
            among.stream()
                .filter(other -> sources(other).stream().anyMatch(sources::contains))
                .findFirst());
  }

  private static boolean same(Pair<Movement> pair) {
    Movement a = pair.a();
    Movement b = pair.b();
    return a != null
        && b != null
        && a.getAction() == b.getAction()
        && Objects.equals(a.getSku(), b.getSku())
        && Objects.equals(a.getTripId(), b.getTripId())
        && a.getDoubt() == b.getDoubt()
        && a.getQuantity().equals(b.getQuantity())
        && Objects.equals(a.getDeltaGrams(), b.getDeltaGrams());
  }

  private MovementChange change(Pair<Movement> pair) {
    SortedSet<String> sources = new TreeSet<>();
    for (Movement movement : new Movement[] {pair.a(), pair.b()}) {
      sources.addAll(movement == null ? Set.of() : sources(movement));
    }
    List<SightingChange> sightings = new ArrayList<>();
    for (String source : sources) {
      Pair<Recognised> seen = new Pair<>(a.sightings().get(source), b.sightings().get(source));
      causes.of(seen).ifPresent(why -> sightings.add(new SightingChange(source, seen, why)));
    }
    return new MovementChange(pair, sightings, causes.of(pair, sightings));
  }

  static Movement either(Pair<Movement> pair) {
    return pair.a() == null ? pair.b() : pair.a();
  }

  private static Set<String> sources(Movement movement) {
    return movement.getEvidence().stream().map(EvidenceChain::name).collect(Collectors.toSet());
  }
}
