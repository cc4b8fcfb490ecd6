package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How large the simulated store is, who comes, and when.
 *
 * @param storeId name of the store, without a slash
 * @param seed decides everything that happens
 * @param trips how many shoppers come; each makes one trip
 * @param zones stretches of shelf, each with its own cameras
 * @param shelvesPerZone shelves in a zone, 1 to 20
 * @param camerasPerZone cameras that watch each zone, 1 to 9
 * @param opensAt when simulated time begins; a fixed instant, so that a seed gives the same bytes
 *     today and tomorrow
 * @param meanArrivalGap mean time between two arrivals; a trip takes about two minutes, so the
 *     default of 25 s keeps about five shoppers in six zones, often two of them in one
 * @param habits what shoppers do
 */
public record StoreConfig(
    String storeId,
    long seed,
    int trips,
    int zones,
    int shelvesPerZone,
    int camerasPerZone,
    Instant opensAt,
    Duration meanArrivalGap,
    Habits habits) {

  public static final String STORE = "sim.store";
  public static final String TRIPS = "sim.trips";
  public static final String ZONES = "sim.zones";
  public static final String SHELVES = "sim.shelves-per-zone";
  public static final String CAMERAS = "sim.cameras-per-zone";
  public static final String OPENS = "sim.opens-at";
  public static final String ARRIVALS = "sim.mean-arrival-gap";

  /** All money in the simulated store. */
  public static final String CURRENCY = "EUR";

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");

  /** Bounds that keep a mistyped setting from filling memory or a day. */
  private static final int MOST_TRIPS = 100_000;

  private static final int MOST_ZONES = 100;
  private static final int MOST_SHELVES = 20;
  private static final int MOST_CAMERAS = 9;
  private static final Duration LEAST_GAP = Duration.ofMillis(100);
  private static final Duration MOST_GAP = Duration.ofHours(1);

  public StoreConfig {
    Objects.requireNonNull(opensAt, OPENS);
    Objects.requireNonNull(meanArrivalGap, ARRIVALS);
    Objects.requireNonNull(habits, "habits");
    if (storeId == null || !storeId.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          STORE + " must be letters, digits, dots and dashes, not '" + storeId + "'");
    }
    between(TRIPS, trips, 1, MOST_TRIPS);
    between(ZONES, zones, 1, MOST_ZONES);
    between(SHELVES, shelvesPerZone, 1, MOST_SHELVES);
    between(CAMERAS, camerasPerZone, 1, MOST_CAMERAS);
    if (meanArrivalGap.compareTo(LEAST_GAP) < 0 || meanArrivalGap.compareTo(MOST_GAP) > 0) {
      throw new IllegalArgumentException(
          ARRIVALS + " must be " + LEAST_GAP + " to " + MOST_GAP + ", not " + meanArrivalGap);
    }
    if (!opensAt.equals(opensAt.truncatedTo(ChronoUnit.MICROS))) {
      throw new IllegalArgumentException(
          OPENS + " must be in whole microseconds, as all times of the contract: " + opensAt);
    }
  }

  /** A store of six zones with four shelves and three cameras each. */
  public static StoreConfig of(long seed, int trips) {
    return new StoreConfig(
        "store-1", seed, trips, 6, 4, 3, OPENS_AT, Duration.ofSeconds(25), Habits.standard());
  }

  public StoreConfig withStoreId(String id) {
    return new StoreConfig(
        id, seed, trips, zones, shelvesPerZone, camerasPerZone, opensAt, meanArrivalGap, habits);
  }

  public StoreConfig withZones(int count) {
    return new StoreConfig(
        storeId,
        seed,
        trips,
        count,
        shelvesPerZone,
        camerasPerZone,
        opensAt,
        meanArrivalGap,
        habits);
  }

  public StoreConfig withCamerasPerZone(int count) {
    return new StoreConfig(
        storeId, seed, trips, zones, shelvesPerZone, count, opensAt, meanArrivalGap, habits);
  }

  public StoreConfig withMeanArrivalGap(Duration gap) {
    return new StoreConfig(
        storeId, seed, trips, zones, shelvesPerZone, camerasPerZone, opensAt, gap, habits);
  }

  public StoreConfig withHabits(Habits others) {
    return new StoreConfig(
        storeId,
        seed,
        trips,
        zones,
        shelvesPerZone,
        camerasPerZone,
        opensAt,
        meanArrivalGap,
        others);
  }

  /** Where every random number of this store comes from. */
  public Seed randomness() {
    return new Seed(seed);
  }

  /** Id of the n-th trip, counted from 0: random to the eye, fixed by the seed. */
  public String tripId(int n) {
    return Ids.derive("trip", storeId, seed, n);
  }

  private static void between(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " must be " + least + " to " + most + ", not " + value);
    }
  }
}
