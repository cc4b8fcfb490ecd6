package dev.walkout.shop.billing;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Scale;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.sensor.Emission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small store on which trips are acted out second by second: what its sensors and its door say.
 *
 * <p>Zone a has a camera, zone b a camera and a scale. Seconds count from nine o'clock.
 */
final class Tape {

  static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
  private static final String STORE = "store-1";
  private static final String SHELF = "shelf-b";
  private static final Map<String, List<String>> SENSORS =
      Map.of("a", List.of("camera-a"), "b", List.of("camera-b", "scale-b"));

  private final Map<String, Long> sequences = new HashMap<>();
  private List<Emission<?>> emissions = new ArrayList<>();

  static Instant at(double second) {
    return NINE.plusMillis(Math.round(second * 1000));
  }

  /** What the store sells: milk 1.20, tea 3.50, wine 9.99 of age, apples 2.99 a kilogram. */
  List<Emission<?>> catalogue() {
    List<Emission<?>> catalogue = new ArrayList<>();
    catalogue.add(planogram("a", List.of("milk", "tea", "wine"), List.of()));
    catalogue.add(planogram("b", List.of("apples"), List.of(new Scale("scale-b", SHELF))));
    catalogue.add(product("milk", "Fresh milk 1 l", false, price(0, 120, SoldBy.PIECE)));
    catalogue.add(product("tea", "Green tea 20 bags", false, price(0, 350, SoldBy.PIECE)));
    catalogue.add(product("wine", "Red wine 0.7 l", true, price(0, 999, SoldBy.PIECE)));
    catalogue.add(product("apples", "Apples, loose", false, price(0, 299, SoldBy.WEIGHT)));
    return catalogue;
  }

  /** What has been said since the last time. */
  List<Emission<?>> take() {
    List<Emission<?>> taken = emissions;
    emissions = new ArrayList<>();
    return taken;
  }

  Tape enters(String trip, int party, double second) {
    return door(second, trip, new Entered(trip, STORE, TripKind.SHOPPER, party, "card-of-" + trip));
  }

  Tape leaves(String trip, double second) {
    return door(second, trip, new Left(trip, STORE, ExitKind.DOOR));
  }

  /** Somebody of the trip is in the zone. */
  Tape stays(String trip, String zone, double from, double to) {
    presence(zone, from, new Visit(trip, "track-" + trip, at(from), null, TripKind.SHOPPER));
    return presence(zone, to, new Visit(trip, "track-" + trip, at(from), at(to), TripKind.SHOPPER));
  }

  /** The zone's camera sees a hand take this, one of these where there are several. */
  Tape takes(String zone, double second, String... skus) {
    return moves(zone, Action.TAKE, second, skus);
  }

  Tape puts(String zone, double second, String sku) {
    return moves(zone, Action.PUT, second, sku);
  }

  /** The scale under zone b changes by so many grams. */
  Tape weighs(double second, int grams) {
    WeightChange change = new WeightChange(SHELF, grams, 5, at(second - 1), at(second));
    return sensed("scale-b", "b", second, change);
  }

  /** From now on the product has another price. */
  Tape reprices(String sku, String name, double second, long minor, long minorBefore) {
    emissions.add(
        product(
            sku,
            name,
            false,
            price(0, minorBefore, SoldBy.PIECE),
            price(second, minor, SoldBy.PIECE)));
    return this;
  }

  /** A person rules. */
  Tape rules(OperatorVerdict verdict) {
    return say(Topics.VERDICTS, verdict.getTripId(), verdict, verdict.getAt());
  }

  /** Every sensor of the zones reports, second by second. */
  Tape beats(double from, double to, String... zones) {
    for (double second = from; second <= to; second++) {
      for (String zone : zones) {
        for (String sensor : SENSORS.get(zone)) {
          sensed(sensor, zone, second, new Heartbeat(at(second), 0L, 0L, 0L));
        }
        presence(zone, second, new PresenceProgress(at(second)));
      }
    }
    return this;
  }

  private Tape moves(String zone, Action action, double second, String... skus) {
    boolean sure = skus.length == 1;
    Sighting sighting =
        Sighting.newBuilder()
            .setAction(action)
            .setStartedAt(at(second - 1))
            .setEndedAt(at(second))
            .setVerdict(sure ? Verdict.KNOWN : Verdict.AMBIGUOUS)
            .setPath(sure ? MatchPath.GATE_ACCEPT : MatchPath.SEARCH)
            .setCandidates(
                Arrays.stream(skus).map(sku -> new Candidate(sku, sure ? 0.2f : 0.6f)).toList())
            .setAcceptBelow(0.5f)
            .setRejectAbove(1.0f)
            .setTemperature(0.05f)
            .setModel("general")
            .setGallery("gallery-1")
            .setCrops(List.of())
            .build();
    return sensed("camera-" + zone, zone, second, sighting);
  }

  private Tape sensed(String sensor, String zone, double second, Object body) {
    long seq = next(sensor);
    String hash = Ids.hash((sensor + seq).getBytes(StandardCharsets.UTF_8));
    ObservationRef ref =
        new ObservationRef(
            sensor, "boot-1", seq, new Evidence(Topics.OBSERVATIONS.name(), 0, seq), hash, "");
    return say(Topics.SIGHTINGS, key(zone), new Recognised(ref, at(second), body), at(second));
  }

  private Tape presence(String zone, double second, Object body) {
    String sensor = "tracker-" + zone;
    return say(
        Topics.PRESENCE,
        key(zone),
        new Presence(sensor, "boot-1", next(sensor), at(second), body),
        at(second));
  }

  private Tape door(double second, String trip, Object body) {
    return say(
        Topics.DOOR,
        trip,
        new DoorEvent("door", "boot-1", next("door"), at(second), body),
        at(second));
  }

  private <V> Tape say(Topic<V> topic, String key, V value, Instant at) {
    emissions.add(new Emission<>(topic, key, value, at));
    return this;
  }

  private static Emission<Planogram> planogram(String zone, List<String> skus, List<Scale> scales) {
    return new Emission<>(
        Topics.PLANOGRAMS,
        key(zone),
        new Planogram(STORE, zone, skus, SENSORS.get(zone), NINE, scales, 0),
        NINE);
  }

  private static Emission<Product> product(
      String sku, String name, boolean restricted, Price... prices) {
    Product product =
        Product.newBuilder()
            .setSku(sku)
            .setName(name)
            .setCategory("food")
            .setAgeRestricted(restricted)
            .setPrices(List.of(prices))
            .build();
    return new Emission<>(Topics.PRODUCTS, sku, product, NINE);
  }

  private static Price price(double from, long minor, SoldBy soldBy) {
    return new Price(at(from), new Money(minor, "EUR"), soldBy, null);
  }

  private long next(String sensor) {
    return sequences.merge(sensor, 1L, Long::sum);
  }

  private static String key(String zone) {
    return STORE + "/" + zone;
  }
}
