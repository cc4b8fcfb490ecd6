package dev.walkout.sim.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everybody who comes to the store, in order of arrival. */
public record Crowd(List<TripPlan> trips) {

  /** Nobody waits at the door: sensors have reported at least once before the first shopper. */
  private static final Duration BEFORE_FIRST = Duration.ofSeconds(2);

  /** A gap is at most this many times the mean, so that a rare draw does not idle the run. */
  private static final double LONGEST = 5;

  public Crowd {
    trips = List.copyOf(trips);
  }

  /** From one who leaves to the next who may come in. */
  private static final Duration DOOR_OPENS = Duration.ofSeconds(2);

  /** Shoppers with exponential gaps between arrivals (a Poisson process, its longest gaps cut). */
  public static Crowd of(StoreConfig config, Layout layout) {
    return of(config, layout, Integer.MAX_VALUE);
  }

  /**
   * The same before a door that lets in only so many; the next wait until somebody has left.
   *
   * @param inside most shoppers that are in the store at once, 1 or more
   */
  public static Crowd of(StoreConfig config, Layout layout, int inside) {
    if (inside < 1) {
      throw new IllegalArgumentException("inside must be at least 1, not " + inside);
    }
    RandomGenerator arrivals = config.randomness().random("arrivals");
    List<TripPlan> trips = new ArrayList<>();
    Instant now = config.opensAt().plus(BEFORE_FIRST);
    double mean = config.meanArrivalGap().toNanos() / 1e3;
    for (int n = 0; n < config.trips(); n++) {
      trips.add(new Shopper(config, layout, n).plan(letIn(trips, now, inside)));
      double gap = mean * Math.min(arrivals.nextExponential(), LONGEST);
      now = now.plus((long) gap + 1, ChronoUnit.MICROS);
    }
    return new Crowd(trips);
  }

  private static Instant letIn(List<TripPlan> before, Instant arrived, int inside) {
    return before.stream()
        .map(trip -> trip.leftAt().plus(DOOR_OPENS))
        .sorted(Comparator.reverseOrder())
        .skip(inside - 1L)
        .findFirst()
        .filter(arrived::isBefore)
        .orElse(arrived);
  }

  /** When the last of them has left. */
  public Instant lastExit() {
    return trips.stream().map(TripPlan::leftAt).max(Instant::compareTo).orElseThrow();
  }

  /** All stays in all zones, by time of entering. */
  public List<TripPlan.Stay> stays() {
    return trips.stream()
        .flatMap(trip -> trip.stays().stream())
        .sorted(
            Comparator.comparing(TripPlan.Stay::enteredAt)
                .thenComparing(TripPlan.Stay::personTrack))
        .toList();
  }
}
