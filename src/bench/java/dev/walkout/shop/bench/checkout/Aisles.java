package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.CatalogueRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the sensors of one store tell of any number of trips: each comes in, takes something before
 * three cameras now and then, and leaves. One person is at a zone at a time, however many are in
 * the store.
 */
final class Aisles {

  private static final String STORE = "store-1";
  private static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");
  private static final int CAMERAS = 3;
  private static final int CROPS = 5;

  /** How long a zone is somebody's. */
  private static final long TURN_MILLIS = 3000;

  /** So many take something between two heartbeats. */
  private static final int TURNS_A_BEAT = 4;

  private final Publisher publisher;
  private final List<ShopProduct> products;
  private final List<ZoneKey> zones;
  private final Map<String, Long> sequences = new HashMap<>();
  private long turns;
  private long records;

  /** Publishes the store's catalogue. */
  Aisles(Publisher publisher, List<ShopProduct> products, int zoneCount) {
    this.publisher = publisher;
    this.products = products;
    this.zones =
        IntStream.range(0, zoneCount).mapToObj(n -> new ZoneKey(STORE, "zone-" + n)).toList();
    CatalogueRecords.products(Assortment.plain(products, OPENS))
        .forEach(product -> publisher.send(Topics.PRODUCTS, product.getSku(), product, OPENS));
    List<String> skus = products.stream().map(ShopProduct::sku).toList();
    for (ZoneKey zone : zones) {
      List<String> cameras = IntStream.range(0, CAMERAS).mapToObj(n -> camera(zone, n)).toList();
      Planogram planogram = new Planogram(STORE, zone.zoneId(), skus, cameras, OPENS, List.of(), 0);
      publisher.send(Topics.PLANOGRAMS, zone.toString(), planogram, OPENS);
    }
  }

  /** Records published, the catalogue not counted. */
  long records() {
    return records;
  }

  static String trip(long n) {
    return "trip-" + n;
  }

  /** A trip comes in. */
  void enter(long n) {
    Instant at = now();
    Entered entered = new Entered(trip(n), STORE, TripKind.SHOPPER, 1, null);
    send(Topics.DOOR, trip(n), new DoorEvent("door", "boot", next("door"), at, entered), at);
  }

  /** A trip goes home. */
  void leave(long n) {
    Instant at = now();
    Left left = new Left(trip(n), STORE, ExitKind.DOOR);
    send(Topics.DOOR, trip(n), new DoorEvent("door", "boot", next("door"), at, left), at);
  }

  /** A trip takes something from the zone whose turn it is. */
  void take(long n) {
    ZoneKey zone = zones.get((int) (turns % zones.size()));
    Instant from = now();
    String person = "person-" + n;
    Visit came = new Visit(trip(n), person, from, null, TripKind.SHOPPER);
    Visit went = new Visit(trip(n), person, from, from.plusMillis(2000), TripKind.SHOPPER);
    presence(zone, from, came);
    String sku = products.get((int) (turns % products.size())).sku();
    for (int camera = 0; camera < CAMERAS; camera++) {
      Instant ended = from.plusMillis(1300 + 20L * camera);
      sighting(zone, camera, ended, taken(sku, person, from.plusMillis(500), ended));
    }
    presence(zone, from.plusMillis(2000), went);
    turns++;
    if (turns % (TURNS_A_BEAT * (long) zones.size()) == 0) {
      beat();
    }
  }

  /** Every sensor promises that all has been told. */
  void beat() {
    // The next turn of every zone is later than this.
    turns += (zones.size() - turns % zones.size()) % zones.size();
    Instant upTo = now().minusMillis(1);
    for (ZoneKey zone : zones) {
      for (int camera = 0; camera < CAMERAS; camera++) {
        sighting(zone, camera, upTo, new Heartbeat(upTo, 0L, 0L, 0L));
      }
      presence(zone, upTo, new PresenceProgress(upTo));
    }
  }

  private Instant now() {
    return OPENS.plusMillis(turns / zones.size() * TURN_MILLIS);
  }

  private static Sighting taken(String sku, String person, Instant from, Instant to) {
    CropSighting crop = CropSighting.newBuilder().setVerdict(Verdict.KNOWN).setSku(sku).build();
    return Sighting.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(from)
        .setEndedAt(to)
        .setPersonTrack(person)
        .setPieces(1)
        .setVerdict(Verdict.KNOWN)
        .setPath(MatchPath.GATE_ACCEPT)
        .setCandidates(List.of(new Candidate(sku, 0.1f)))
        .setAcceptBelow(0.5f)
        .setRejectAbove(1f)
        .setTemperature(0.05f)
        .setModel("none")
        .setGallery("none")
        .setCrops(new ArrayList<>(Collections.nCopies(CROPS, crop)))
        .build();
  }

  private void sighting(ZoneKey zone, int camera, Instant at, Object body) {
    String sensor = camera(zone, camera);
    long seq = next(sensor);
    Evidence evidence = new Evidence(Topics.OBSERVATIONS.name(), 0, seq);
    String hash = "%064x".formatted(records);
    ObservationRef source = new ObservationRef(sensor, "boot", seq, evidence, hash, "");
    send(Topics.SIGHTINGS, zone.toString(), new Recognised(source, at, body), at);
  }

  private void presence(ZoneKey zone, Instant at, Object body) {
    String sensor = zone.zoneId() + "-tracker";
    Presence presence = new Presence(sensor, "boot", next(sensor), at, body);
    send(Topics.PRESENCE, zone.toString(), presence, at);
  }

  private <V> void send(Topic<V> topic, String key, V value, Instant at) {
    publisher.send(topic, key, value, at);
    records++;
  }

  private static String camera(ZoneKey zone, int n) {
    return zone.zoneId() + "-camera-" + n;
  }

  private long next(String sensor) {
    return sequences.merge(sensor, 1L, Long::sum);
  }
}
