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

  /** Shoppers with exponential gaps between arrivals (a Poisson process, its longest gaps cut). */
  public static Crowd of(StoreConfig config, Layout layout) {
    RandomGenerator arrivals = config.randomness().random("arrivals");
    List<TripPlan> trips = new ArrayList<>();
    Instant now = config.opensAt().plus(BEFORE_FIRST);
    double mean = config.meanArrivalGap().toNanos() / 1e3;
    for (int n = 0; n < config.trips(); n++) {
      trips.add(new Shopper(config, layout, n).plan(now));
      double gap = mean * Math.min(arrivals.nextExponential(), LONGEST);
      now = now.plus((long) gap + 1, ChronoUnit.MICROS);
    }
    return new Crowd(trips);
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
