package dev.walkout.shop.pixels;

import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A day whose cameras were filmed: door and person trackers publish, what the cameras saw is told
 * by agents.
 *
 * @param people what door and trackers publish, in order of time
 * @param truth without bursts until it is known what the agents told
 */
record FilmDay(List<Emission<?>> people, Truth truth) implements Day {

  FilmDay {
    people = List.copyOf(people);
  }

  @Override
  public Iterator<Emission<?>> emissions(Executor executor, int burstsAhead) {
    return people.iterator();
  }

  /** The same day with what the agents' bursts show; one that shows nothing stays unknown. */
  FilmDay with(Pairing pairing) {
    Map<String, String> trips =
        truth.movements().stream()
            .collect(Collectors.toMap(movement -> movement.movementId(), m -> m.tripId()));
    Map<TrueBurst.Id, TrueBurst> bursts =
        pairing.pairs().stream()
            .map(pair -> burst(pair, trips))
            .collect(Collectors.toMap(TrueBurst::id, Function.identity()));
    return new FilmDay(people, new Truth(truth.movements(), truth.baskets(), bursts));
  }

  private static TrueBurst burst(Pairing.Pair pair, Map<String, String> trips) {
    Shown shown = pair.shown();
    return new TrueBurst(
        pair.told().id(),
        shown.movementId(),
        trips.get(shown.movementId()),
        shown.sku(),
        shown.action());
  }
}
