package dev.walkout.sim;

import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.RenderAhead;
import dev.walkout.sim.sensor.Sensor;
import dev.walkout.sim.sensor.Timeline;
import dev.walkout.sim.truth.Truth;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/** Several stores that are open at the same time. */
record SideBySide(List<Simulation> stores, Truth truth) implements Day {

  SideBySide(List<Simulation> stores) {
    this(List.copyOf(stores), Truth.union(stores.stream().map(Simulation::truth).toList()));
  }

  @Override
  public Iterator<Emission<?>> emissions(Executor executor, int burstsAhead) {
    List<Sensor> all = stores.stream().flatMap(store -> store.sensors().stream()).toList();
    return new RenderAhead(new Timeline(all), executor, burstsAhead);
  }
}
