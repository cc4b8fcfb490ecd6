package dev.walkout.shop.replay;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.proof.EvidenceChain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run told of some trips.
 *
 * @param movements by id, in order of time
 * @param trips by a movement's id, those that it concerns
 * @param sightings under them, by sensor, boot and number
 */
record ToldOfTrips(
    Map<String, Movement> movements,
    Map<String, Set<String>> trips,
    Map<String, Recognised> sightings) {

  /** Reads what concerns these trips, or what their receipts cite. */
  static ToldOfTrips of(TopicLog log, Set<String> trips, LastReceipts receipts) {
    Map<String, Set<String>> cited = cited(trips, receipts);
    Map<String, Movement> movements = new LinkedHashMap<>();
    Map<String, Set<String>> concerned = new HashMap<>();
    Set<String> sources = new HashSet<>();
    log.values(
        Topics.MOVEMENTS,
        (record, event) -> {
          if (event.getBody() instanceof Movement movement) {
            Set<String> its = concerned(movement, trips, cited);
            if (!its.isEmpty()
                && movements.putIfAbsent(movement.getMovementId(), movement) == null) {
              concerned.put(movement.getMovementId(), its);
              movement.getEvidence().forEach(ref -> sources.add(EvidenceChain.name(ref)));
            }
          }
        });
    Map<String, Recognised> sightings = new HashMap<>();
    log.values(
        Topics.SIGHTINGS,
        (record, recognised) -> {
          ObservationRef source = recognised.getSource();
          String name = EvidenceChain.name(source);
          if (sources.contains(name)) {
            sightings.putIfAbsent(name, recognised);
          }
        });
    return new ToldOfTrips(movements, concerned, sightings);
  }

  private static Map<String, Set<String>> cited(Set<String> trips, LastReceipts receipts) {
    Map<String, Set<String>> cited = new HashMap<>();
    for (String trip : trips) {
      Receipt receipt = receipts.byTrip().get(trip);
      if (receipt != null) {
        Stream.concat(
                receipt.getLines().stream().flatMap(line -> line.getMovementIds().stream()),
                receipt.getDoubts().stream().map(ReceiptDoubt::getMovementId))
            .forEach(id -> cited.computeIfAbsent(id, any -> new HashSet<>()).add(trip));
      }
    }
    return cited;
  }

  private static Set<String> concerned(
      Movement movement, Set<String> trips, Map<String, Set<String>> cited) {
    Set<String> its = new HashSet<>(movement.getCandidateTrips());
    its.addAll(movement.getHolders());
    its.add(movement.getTripId());
    its.retainAll(trips);
    its.addAll(cited.getOrDefault(movement.getMovementId(), Set.of()));
    return its;
  }
}
