package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceChain.Kind;
import dev.walkout.schemas.proof.EvidenceChain.Link;
import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A receipt walked back to the observations that prove it, from the topics alone.
 *
 * @param versions of the receipt, in order; the last one is told
 * @param links all hashes of it, from the top down
 * @param lines what each of its lines follows from
 * @param names of the products, by sku
 */
public record Proof(
    List<Receipt> versions, List<Link> links, List<Line> lines, Map<String, String> names) {

  /** A line and the movements that it follows from. */
  record Line(ReceiptLine line, List<Moved> movements) {}

  /**
   * A movement and its witnesses.
   *
   * @param movement empty where the topic has none
   */
  record Moved(MovementRef ref, Optional<Movement> movement, List<Witness> witnesses) {}

  /**
   * What a sensor told of a movement.
   *
   * @param sighting what recognition made of it; empty where the topic has none
   * @param observation with its pictures; empty where the topic has none
   */
  record Witness(
      ObservationRef ref,
      Optional<Recognised> sighting,
      Optional<dev.walkout.schemas.avro.Observation> observation) {}

  /**
   * Proves a receipt from the topics of a running shop.
   *
   * @param id of the receipt or of its trip
   * @param address {@code host:port} of the broker
   * @throws UserError if there is no such receipt
   */
  public static Proof ofShop(String id, String address, AvroSerdes serdes, Progress progress) {
    try (BrokerLog log = new BrokerLog(address, serdes, Lane.LIVE)) {
      return of(id, log, progress);
    }
  }

  /**
   * Proves a receipt of a recording, or of a replay's folder.
   *
   * @throws UserError if there is no such receipt
   */
  public static Proof ofRun(String id, Path run, Progress progress) {
    try (RunLog log = RunLog.open(run)) {
      return of(id, log, progress);
    }
  }

  private static Proof of(String id, TopicLog log, Progress progress) {
    List<Receipt> versions = versions(id, log);
    Receipt last = versions.get(versions.size() - 1);
    CitedRecords cited = CitedRecords.of(last, log, progress);
    Map<String, String> names = new HashMap<>();
    log.values(
        Topics.PRODUCTS, (record, product) -> names.put(product.getSku(), product.getName()));
    return new Proof(versions, EvidenceChain.walk(versions, cited), lines(last, cited), names);
  }

  /** Whether every hash holds. */
  public boolean holds() {
    return broken().isEmpty();
  }

  /** The first link that does not hold. */
  Optional<Link> broken() {
    return EvidenceChain.broken(links);
  }

  /** The version that is told. */
  Receipt receipt() {
    return versions.get(versions.size() - 1);
  }

  /** A product as people call it. */
  String name(String sku) {
    return names.getOrDefault(sku, sku);
  }

  /** The link of something that is cited. */
  Link link(Kind kind, String name, String claimed) {
    return links.stream()
        .filter(link -> link.kind() == kind && link.claimed().equals(claimed))
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The story and the verdict, for people. */
  public String text() {
    return new ProofText(this).text();
  }

  /** The story with its pictures as one page that needs nothing else. */
  public String html() {
    return new ProofPage(this).html();
  }

  /** All versions in order; a repeated delivery of one counts once. */
  private static List<Receipt> versions(String id, TopicLog log) {
    Map<Integer, List<Receipt>> versions = new TreeMap<>();
    log.values(
        Topics.RECEIPTS,
        (record, receipt) -> {
          if (receipt.getReceiptId().equals(id) || receipt.getTripId().equals(id)) {
            List<Receipt> same =
                versions.computeIfAbsent(receipt.getVersion(), v -> new ArrayList<>());
            if (!same.contains(receipt)) {
              same.add(receipt);
            }
          }
        });
    if (versions.isEmpty()) {
      throw new UserError(
          "no receipt and no trip is called '"
              + id
              + "': give a receiptId or tripId that is on the"
              + " topic "
              + Topics.RECEIPTS.name());
    }
    return versions.values().stream().flatMap(List::stream).toList();
  }

  private static List<Line> lines(Receipt receipt, CitedRecords cited) {
    List<Line> lines = new ArrayList<>();
    for (ReceiptLine line : receipt.getLines()) {
      lines.add(new Line(line, line.getMovements().stream().map(r -> moved(r, cited)).toList()));
    }
    return lines;
  }

  private static Moved moved(MovementRef ref, CitedRecords cited) {
    Optional<Movement> movement = cited.movements(ref.getMovementId()).stream().findFirst();
    List<Witness> witnesses =
        movement.stream()
            .flatMap(told -> told.getEvidence().stream())
            .map(
                source ->
                    new Witness(
                        source,
                        cited.sightings(source).stream().findFirst(),
                        cited.observation(source)))
            .toList();
    return new Moved(ref, movement, witnesses);
  }
}
