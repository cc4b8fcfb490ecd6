package dev.walkout.edge.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lies in a journal, by sensor, seen from outside; an agent may be using it.
 *
 * @param sensors in order of their names
 * @param promised the latest time that any sensor has promised; null for none
 */
public record JournalLook(List<Sensor> sensors, Instant promised) {

  public JournalLook {
    sensors = List.copyOf(sensors);
  }

  /**
   * What lies there of one sensor.
   *
   * @param bursts observations with pictures; the others are heartbeats, gaps and weights
   * @param boots runs of the agent in which they were reported
   */
  public record Sensor(
      String id, long observations, long bursts, long bytes, int boots, Span reported) {}

  /** From the oldest to the newest, by the sensor's own time. */
  public record Span(Instant oldest, Instant newest) {}

  /**
   * Looks into a folder.
   *
   * @throws IllegalArgumentException if it holds no journal of this version
   */
  public static JournalLook at(Path dir) {
    try (JournalStore store = JournalStore.look(dir)) {
      TreeMap<String, Count> counts = new TreeMap<>();
      store.scan(
          0,
          Integer.MAX_VALUE,
          entry -> counts.computeIfAbsent(entry.sensorId(), id -> new Count()).add(entry));
      List<Sensor> sensors = new ArrayList<>();
      counts.forEach((id, count) -> sensors.add(count.of(id)));
      Instant promised =
          store.facts(Journal.SENSOR).stream()
              .map(SensorMark::read)
              .map(SensorMark::promised)
              .filter(at -> at != null)
              .max(Instant::compareTo)
              .orElse(null);
      return new JournalLook(sensors, promised);
    }
  }

  /**
   * Looks into a folder in which there need not be a journal yet.
   *
   * @return empty if an agent would begin one there
   * @throws IllegalArgumentException if an agent would refuse the folder
   */
  public static Optional<JournalLook> ifAny(Path dir) {
    return JournalVersion.free(dir) ? Optional.empty() : Optional.of(at(dir));
  }

  /** All that wait. */
  public long observations() {
    return sensors.stream().mapToLong(Sensor::observations).sum();
  }

  /** All bytes. */
  public long bytes() {
    return sensors.stream().mapToLong(Sensor::bytes).sum();
  }

  private static final class Count {
    private final Set<String> boots = new HashSet<>();
    private long observations;
    private long bursts;
    private long bytes;
    private Instant oldest;
    private Instant newest;

    void add(Entry entry) {
      observations++;
      bursts += entry.givesWay() ? 1 : 0;
      bytes += entry.size();
      boots.add(entry.bootId());
      oldest = oldest == null || entry.at().isBefore(oldest) ? entry.at() : oldest;
      newest = newest == null || entry.at().isAfter(newest) ? entry.at() : newest;
    }

    Sensor of(String id) {
      return new Sensor(id, observations, bursts, bytes, boots.size(), new Span(oldest, newest));
    }
  }
}
