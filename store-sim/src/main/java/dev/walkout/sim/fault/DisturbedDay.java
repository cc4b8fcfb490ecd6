package dev.walkout.sim.fault;

import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.truth.Truth;
import java.util.Iterator;
import java.util.concurrent.Executor;

/**
 * A day whose reports do not arrive as they were sent; what truly happened is the same.
 *
 * @param script what goes wrong; what it says of the platform does not concern the day
 * @param seed decides which reports it happens to
 */
public record DisturbedDay(Day day, FaultScript script, Seed seed) implements Day {

  @Override
  public Iterator<Emission<?>> emissions(Executor executor, int burstsAhead) {
    return new DisturbedReports(day.emissions(executor, burstsAhead), script, seed);
  }

  @Override
  public Truth truth() {
    return day.truth();
  }

  @Override
  public long trips() {
    return day.trips();
  }
}
