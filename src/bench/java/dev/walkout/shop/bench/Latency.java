package dev.walkout.shop.bench;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.shop.bench.LatencyReport.Round;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.vision.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How long a burst takes from its production to its sighting, at a fifth of the throughput, against
 * the same bytes over a bare topic plus decoding and embedding alone.
 */
final class Latency {

  /** With more, a burst would often wait for the one before it; with less, machines doze off. */
  static final double SHARE_OF_CAPACITY = 0.2;

  private static final int LEAST_BURSTS = 20;

  private final Stand stand;
  private final int threads;
  private final Progress progress;
  private final Serializer<Observation> observations;

  Latency(Stand stand, int threads, Progress progress) {
    this.stand = stand;
    this.threads = threads;
    this.progress = progress;
    this.observations = stand.serdes().values(Topics.OBSERVATIONS).serializer();
  }

  /**
   * Measures.
   *
   * @param seconds how long each measurement of a round takes
   * @param capacity crops a second that the topology recognises at most
   */
  LatencyReport run(int rounds, double seconds, double capacity) throws Exception {
    double perSecond = SHARE_OF_CAPACITY * capacity / Load.CROPS;
    int bursts = Math.max(LEAST_BURSTS, (int) (perSecond * seconds));
    long intervalNanos = (long) (1e9 / perSecond);
    progress.begin("rounds", (2L + Setting.ALL.size()) * rounds);
    List<Round> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      measured.add(round(bursts, intervalNanos));
    }
    progress.end(rounds + " of " + bursts + " bursts");
    return new LatencyReport(capacity, perSecond, bursts, measured);
  }

  private Round round(int bursts, long intervalNanos) throws Exception {
    List<Double> work = noted("decode + embed", work(bursts, intervalNanos));
    List<Double> hop = noted("hop", hop(bursts, intervalNanos));
    Map<String, List<Double>> topology = new LinkedHashMap<>();
    for (Setting setting : Setting.ALL) {
      topology.put(setting.text(), noted(setting.text(), topology(setting, bursts, intervalNanos)));
    }
    return new Round(work, hop, topology);
  }

  private List<Double> noted(String side, List<Double> millis) {
    progress.step(1, "%s p50 %.1f ms".formatted(side, Spread.percentile(millis, 0.5)));
    return millis;
  }

  /** Decoding and embedding, a burst at a time, at the same pace. */
  private List<Double> work(int bursts, long intervalNanos) {
    List<Double> millis = new ArrayList<>();
    Gaps gaps = new Gaps(intervalNanos);
    long due = System.nanoTime();
    for (int n = 0; n < bursts; n++) {
      due += gaps.next();
      LockSupport.parkNanos(due - System.nanoTime());
      long started = System.nanoTime();
      stand.embed(n);
      millis.add((System.nanoTime() - started) / 1e6);
    }
    return millis;
  }

  /** Produced and consumed, with nothing between. */
  private List<Double> hop(int bursts, long intervalNanos) throws Exception {
    Topic<?> topic = Stand.HOP.of(Topics.SIGHTINGS);
    try (Roundtrip trip = new Roundtrip(stand.address(), topic.name(), topic)) {
      return trip.measure(this::message, bursts, intervalNanos);
    }
  }

  private List<Double> topology(Setting setting, int bursts, long intervalNanos) throws Exception {
    Topic<?> sightings = setting.lane().of(Topics.SIGHTINGS);
    try (LaneRun run = stand.start(setting, threads, recogniser -> recogniser);
        Roundtrip trip = new Roundtrip(stand.address(), Topics.OBSERVATIONS.name(), sightings)) {
      List<Double> millis = trip.measure(this::message, bursts, intervalNanos);
      run.check();
      return millis;
    }
  }

  private Roundtrip.Message message(long n) {
    byte[] value = observations.serialize(Topics.OBSERVATIONS.name(), stand.load().observation(n));
    return new Roundtrip.Message(stand.load().zone(n).toString(), value);
  }
}
