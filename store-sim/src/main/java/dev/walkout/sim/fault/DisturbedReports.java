package dev.walkout.sim.fault;

import dev.walkout.sim.fault.Disturbance.OfReports;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.shop.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Reports in the order in which they reach the broker, each line of the script passed. */
final class DisturbedReports implements Iterator<Emission<?>> {

  /** Of two that arrive at once, the one that was sent first comes first. */
  private record Waiting(Sent sent, long ticket) {}

  private final Iterator<? extends Emission<?>> source;
  private final FaultScript script;
  private final Seed seed;
  private final List<Line> lines = new ArrayList<>();
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparing((Waiting w) -> w.sent().at()).thenComparing(Waiting::ticket));
  private final Map<String, Instant> lastOf = new HashMap<>();
  private long tickets;

  /** When the newest report was sent: nothing that is still to come arrives before it. */
  private Instant now = Instant.MIN;

  DisturbedReports(Iterator<? extends Emission<?>> source, FaultScript script, Seed seed) {
    this.source = source;
    this.script = script;
    this.seed = seed;
  }

  @Override
  public boolean hasNext() {
    while (source.hasNext() && (waiting.isEmpty() || !waiting.peek().sent().at().isBefore(now))) {
      take(Sent.of(source.next()));
    }
    return !waiting.isEmpty();
  }

  @Override
  public Emission<?> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.poll().sent().emission();
  }

  private void take(Sent sent) {
    if (lines.isEmpty()) {
      lay(sent.at());
    }
    now = sent.at();
    List<Sent> carried = List.of(sent);
    for (Line line : lines) {
      carried = carried.stream().flatMap(each -> line.carry(each).stream()).toList();
    }
    carried.forEach(this::queue);
  }

  private void lay(Instant opens) {
    List<OfReports> disturbances = script.ofReports();
    for (int place = 0; place < disturbances.size(); place++) {
      lines.add(new Line(disturbances.get(place), place, opens, seed));
    }
  }

  /** What comes out of order comes late or again, never before what its sensor sent earlier. */
  private void queue(Sent sent) {
    Instant last = lastOf.getOrDefault(sent.sensorId(), sent.at());
    Instant at = last.isAfter(sent.at()) ? last : sent.at();
    if (sent.inOrder()) {
      lastOf.put(sent.sensorId(), at);
    }
    waiting.add(new Waiting(sent.at(at), tickets++));
  }
}
