package dev.walkout.sim;

import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.truth.Truth;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/** What happens in one store or in several, as their sensors publish it. */
public interface Day {

  /**
   * Everything the sensors publish, in order of time.
   *
   * @param executor renders the pictures of the next bursts meanwhile
   * @param burstsAhead how many bursts, at least 1; 32 keep one worker busy at under 2 MB
   */
  Iterator<Emission<?>> emissions(Executor executor, int burstsAhead);

  Truth truth();

  /** How many trips get a receipt. */
  default long trips() {
    return truth().baskets().size();
  }

  /** Several days as one. */
  static Day together(List<Simulation> stores) {
    return new SideBySide(stores);
  }
}
