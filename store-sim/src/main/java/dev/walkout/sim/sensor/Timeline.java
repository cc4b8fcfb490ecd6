package dev.walkout.sim.sensor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The reports of several sensors as one, by time; at the same instant by sensor id. */
public final class Timeline implements Iterator<Report> {

  private record Head(Report report, Iterator<Report> rest) {}

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing((Head head) -> head.report().at())
              .thenComparing(head -> head.report().sensorId()));

  public Timeline(Collection<? extends Sensor> sensors) {
    sensors.forEach(sensor -> put(sensor.iterator()));
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Report next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    put(head.rest());
    return head.report();
  }

  private void put(Iterator<Report> reports) {
    if (reports.hasNext()) {
      heads.add(new Head(reports.next(), reports));
    }
  }
}
