package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.Layout.Place;
import dev.walkout.sim.shop.Layout.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A shopper who makes up one trip: what is wanted, in which order, and how long it takes.
 *
 * <p>A shopper knows the layout and nothing of the sensors or of other shoppers.
 */
final class Shopper {

  /** A range of times; drawn evenly. */
  private record Pace(long leastMillis, long mostMillis) {

    Duration draw(RandomGenerator random) {
      return Duration.of(
          random.nextLong(leastMillis * 1000, mostMillis * 1000 + 1), ChronoUnit.MICROS);
    }
  }

  private static final Pace WALK = new Pace(3_000, 9_000);
  private static final Pace LOOK = new Pace(1_500, 6_000);
  private static final Pace REACH = new Pace(800, 1_800);

  /**
   * From the end of one movement to the next one's beginning, or to leaving the zone. One pair of
   * hands is not faster, and cameras' times, which differ by up to half a second each, still show
   * two movements.
   */
  private static final Pace PAUSE = new Pace(1_200, 5_000);

  /** One thing to do at a shelf. */
  private record Deed(Action action, String sku) {}

  /** A zone to go to, with what is done there. */
  private record Stop(Zone zone, List<Deed> deeds) {}

  private final StoreConfig config;
  private final Layout layout;
  private final List<String> skus;
  private final RandomGenerator random;
  private final String tripId;

  /** The n-th shopper of the store, counted from 0. */
  Shopper(StoreConfig config, Layout layout, int n) {
    this.config = config;
    this.layout = layout;
    this.skus = layout.zones().stream().flatMap(zone -> zone.skus().stream()).toList();
    this.random = config.randomness().random("shopper", n);
    this.tripId = config.tripId(n);
  }

  /** The whole trip of this shopper; call once. */
  TripPlan plan(Instant enteredAt) {
    List<TripPlan.Stay> stays = new ArrayList<>();
    Instant now = enteredAt;
    int done = 0;
    for (Stop stop : route()) {
      TripPlan.Stay stay = stay(stop, now.plus(WALK.draw(random)), stays.size(), done);
      stays.add(stay);
      done += stay.movements().size();
      now = stay.leftAt();
    }
    return new TripPlan(tripId, enteredAt, now.plus(WALK.draw(random)), stays);
  }

  private List<Stop> route() {
    Map<Zone, List<Deed>> errands = new LinkedHashMap<>();
    List<Stop> returns = new ArrayList<>();
    if (chance(config.habits().buysNothing())) {
      if (chance(0.5)) {
        pickUpAndPutBack(errands, anything());
      }
    } else {
      shop(errands, returns);
    }
    List<Stop> stops = new ArrayList<>();
    for (Zone zone : layout.zones()) {
      boolean browses = chance(config.habits().browses());
      if (errands.containsKey(zone) || browses) {
        stops.add(new Stop(zone, errands.getOrDefault(zone, List.of())));
      }
    }
    if (stops.isEmpty()) {
      stops.add(new Stop(layout.place(anything()).zone(), List.of()));
    }
    shuffle(stops);
    stops.addAll(returns);
    return stops;
  }

  private void shop(Map<Zone, List<Deed>> errands, List<Stop> returns) {
    Habits habits = config.habits();
    int wanted = random.nextInt(habits.leastPieces(), habits.mostPieces() + 1);
    while (wanted > 0) {
      String sku = anything();
      int pieces = Math.min(wanted, chance(habits.several()) ? random.nextInt(2, 4) : 1);
      if (chance(habits.secondThoughts())) {
        pickUpAndPutBack(errands, neighbour(sku));
      }
      for (int i = 0; i < pieces; i++) {
        add(errands, Action.TAKE, sku);
      }
      if (chance(habits.regret())) {
        String regretted = anything();
        add(errands, Action.TAKE, regretted);
        returns.add(
            new Stop(layout.place(regretted).zone(), List.of(new Deed(Action.PUT, regretted))));
      }
      // No draw where nobody touches: it would shift everything that such a seed has ever shown.
      if (habits.touches() > 0 && chance(habits.touches())) {
        add(errands, Action.UNSURE, anything());
      }
      wanted -= pieces;
    }
  }

  private void pickUpAndPutBack(Map<Zone, List<Deed>> errands, String sku) {
    add(errands, Action.TAKE, sku);
    add(errands, Action.PUT, sku);
  }

  private void add(Map<Zone, List<Deed>> errands, Action action, String sku) {
    errands
        .computeIfAbsent(layout.place(sku).zone(), zone -> new ArrayList<>())
        .add(new Deed(action, sku));
  }

  private TripPlan.Stay stay(Stop stop, Instant enteredAt, int stayNumber, int movementNumber) {
    String track = Ids.derive("track", tripId, stayNumber);
    List<HandMovement> movements = new ArrayList<>();
    Instant now = enteredAt.plus(LOOK.draw(random));
    for (Deed deed : stop.deeds()) {
      Instant ended = now.plus(REACH.draw(random));
      Place place = layout.place(deed.sku());
      movements.add(
          new HandMovement(
              Ids.derive("true", tripId, movementNumber + movements.size()),
              tripId,
              track,
              deed.action(),
              deed.sku(),
              deed.action() == Action.UNSURE ? 0 : 1,
              place.zone().key(),
              place.shelf().id(),
              now,
              ended));
      now = ended.plus(PAUSE.draw(random));
    }
    return new TripPlan.Stay(tripId, track, stop.zone(), enteredAt, now, movements);
  }

  private String anything() {
    return skus.get(random.nextInt(skus.size()));
  }

  /** Another product of the same shelf: the nearest to the left or right, or itself if alone. */
  private String neighbour(String sku) {
    List<String> shelf = layout.place(sku).shelf().skus();
    int at = shelf.indexOf(sku);
    int beside = chance(0.5) ? at + 1 : at - 1;
    return shelf.get(Math.min(Math.max(beside, 0), shelf.size() - 1));
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void shuffle(List<Stop> stops) {
    for (int i = stops.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Stop other = stops.set(j, stops.get(i));
      stops.set(i, other);
    }
  }
}
