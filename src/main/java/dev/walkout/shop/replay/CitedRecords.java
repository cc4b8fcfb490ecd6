package dev.walkout.shop.replay;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceLinks;
import dev.walkout.schemas.proof.EvidenceLog;
import dev.walkout.vision.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The records that a receipt cites, found from the top down in one pass of each topic, so that no
 * more than the receipt's own evidence is ever held.
 */
final class CitedRecords implements EvidenceLog {

  private final TopicLog log;
  private final Map<String, List<Movement>> movements = new HashMap<>();

  /** By sensor, boot and number. */
  private final Map<String, List<Recognised>> sightings = new HashMap<>();

  private final Map<String, List<Found>> observations = new HashMap<>();

  /** An observation with its link. */
  private record Found(String link, Observation observation) {}

  private CitedRecords(TopicLog log) {
    this.log = log;
  }

  /** Reads what this version of a receipt cites. */
  static CitedRecords of(Receipt receipt, TopicLog log, Progress progress) {
    CitedRecords cited = new CitedRecords(log);
    progress.begin("reading the evidence", 0);
    cited.readMovements(receipt);
    cited.readSightings();
    cited.readObservations();
    progress.end(
        cited.movements.size()
            + " movements, "
            + cited.sightings.size()
            + " sightings, "
            + cited.observations.size()
            + " observations");
    return cited;
  }

  @Override
  public List<Movement> movements(String movementId) {
    return movements.getOrDefault(movementId, List.of());
  }

  @Override
  public List<Recognised> sightings(ObservationRef source) {
    return sightings.getOrDefault(EvidenceChain.name(source), List.of());
  }

  @Override
  public List<String> observations(ObservationRef source) {
    return observations.getOrDefault(EvidenceChain.name(source), List.of()).stream()
        .map(Found::link)
        .toList();
  }

  /** The observation with the link that is cited, or else one that the sensor sent in its place. */
  Optional<Observation> observation(ObservationRef source) {
    List<Found> found = observations.getOrDefault(EvidenceChain.name(source), List.of());
    return found.stream()
        .filter(one -> one.link().equals(source.getHash()))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(Found::observation);
  }

  private void readMovements(Receipt receipt) {
    Set<String> wanted =
        receipt.getLines().stream()
            .map(ReceiptLine::getMovements)
            .flatMap(List::stream)
            .map(MovementRef::getMovementId)
            .collect(Collectors.toSet());
    log.values(
        Topics.MOVEMENTS,
        (record, event) -> {
          if (event.getBody() instanceof Movement movement
              && wanted.contains(movement.getMovementId())) {
            movements
                .computeIfAbsent(movement.getMovementId(), id -> new ArrayList<>())
                .add(movement);
          }
        });
  }

  private void readSightings() {
    Set<String> wanted = refs().stream().map(EvidenceChain::name).collect(Collectors.toSet());
    log.values(
        Topics.SIGHTINGS,
        (record, recognised) -> {
          String source = EvidenceChain.name(recognised.getSource());
          if (wanted.contains(source)) {
            sightings.computeIfAbsent(source, any -> new ArrayList<>()).add(recognised);
          }
        });
  }

  /** Looks where they are said to lie, and only for what is not there through the whole topic. */
  private void readObservations() {
    Deserializer<Observation> reader = log.serdes().values(Topics.OBSERVATIONS).deserializer();
    Set<Place> places = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    for (ObservationRef ref : refs()) {
      places.add(Place.of(ref.getEvidence()));
      wanted.add(EvidenceChain.name(ref));
    }
    log.fetch(places, record -> keep(wanted, record, reader));
    Set<String> elsewhere =
        refs().stream()
            .filter(ref -> !observations(ref).contains(ref.getHash()))
            .map(EvidenceChain::name)
            .collect(Collectors.toSet());
    if (!elsewhere.isEmpty()) {
      log.values(
          Topics.OBSERVATIONS, (record, observation) -> keep(elsewhere, record, observation));
    }
  }

  private void keep(Set<String> wanted, LogRecord record, Deserializer<Observation> reader) {
    if (record.topic().equals(Topics.OBSERVATIONS.name())) {
      Observation observation = TopicLog.decode(Topics.OBSERVATIONS, reader, record);
      if (observation != null) {
        keep(wanted, record, observation);
      }
    }
  }

  private void keep(Set<String> wanted, LogRecord record, Observation observation) {
    String source =
        EvidenceChain.name(
            observation.getSensorId(), observation.getBootId(), observation.getSeq());
    if (wanted.contains(source)) {
      Found found = new Found(EvidenceLinks.observation(record.value()), observation);
      observations.computeIfAbsent(source, any -> new ArrayList<>()).add(found);
    }
  }

  private List<ObservationRef> refs() {
    return movements.values().stream()
        .flatMap(List::stream)
        .flatMap(movement -> movement.getEvidence().stream())
        .toList();
  }
}
