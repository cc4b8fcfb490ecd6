package dev.walkout.sim.film;

import dev.walkout.sim.shop.Habits;
import dev.walkout.sim.shop.StoreConfig;
import java.time.Duration;

/**
 * Which store is filmed.
 *
 * @param seed decides everything
 * @param trips how many shoppers come
 * @param zones stretches of shelf
 * @param cameras of each zone
 * @param meanArrivalGap mean time between two arrivals; with the default of 20 s, ten trips last
 *     about four minutes, and there are often two shoppers in one of two zones
 * @param inside most shoppers that the door lets in at once; with one, nobody else's hand is ever
 *     in a film of the zone
 * @param products what is sold, as whoever makes the catalogue calls it
 */
public record FilmOrder(
    long seed,
    int trips,
    int zones,
    int cameras,
    Duration meanArrivalGap,
    int inside,
    String products) {
  private static final double TOUCHES = 0.1;

  public FilmOrder {
    config(seed, trips, zones, cameras, meanArrivalGap);
  }

  /** The store. */
  public StoreConfig config() {
    return config(seed, trips, zones, cameras, meanArrivalGap);
  }

  private static StoreConfig config(long seed, int trips, int zones, int cameras, Duration gap) {
    return StoreConfig.of(seed, trips)
        .withZones(zones)
        .withCamerasPerZone(cameras)
        .withMeanArrivalGap(gap)
        .withHabits(Habits.standard().withTouches(TOUCHES));
  }
}
