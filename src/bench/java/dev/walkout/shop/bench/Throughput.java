package dev.walkout.shop.bench;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.ThroughputReport.Round;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Recognition in the topology against decoding and embedding alone.
 *
 * <p>Both sides work through the same bursts with the same number of threads, one burst a batch.
 * The topology's side has everything else on the same cores: broker, consumer and producer, Avro,
 * hashing, the gate, the sightings.
 */
final class Throughput {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration STALLED = Duration.ofMinutes(5);

  private final Stand stand;
  private final int threads;
  private final Progress progress;

  Throughput(Stand stand, int threads, Progress progress) {
    this.stand = stand;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Warms up, then measures.
   *
   * @param rounds how often each side is measured
   * @param seconds how long one measurement should take; it is never of fewer than {@code least}
   *     bursts
   */
  ThroughputReport run(int rounds, double seconds, int least) throws Exception {
    progress.begin("warming up", 4);
    Rate cold = noted("bare", bare(threads, least));
    // TensorFlow and the JIT compiler are still at it in the first seconds.
    Rate warm = noted("bare", bare(threads, bursts(cold, seconds, least)));
    long bursts = bursts(warm, seconds, least);
    List<Round> measured = new ArrayList<>();
    try (TopicReader<Recognised> atLeast = reader(Setting.AT_LEAST_ONCE);
        TopicReader<Recognised> once = reader(Setting.EXACTLY_ONCE)) {
      noted("at-least-once", topology(Setting.AT_LEAST_ONCE, bursts, atLeast));
      noted("exactly-once", topology(Setting.EXACTLY_ONCE, bursts, once));
      progress.end("a round is " + bursts + " bursts");
      progress.begin("rounds", 4L * rounds);
      for (int round = 0; round < rounds; round++) {
        measured.add(round(bursts, atLeast, once));
      }
      progress.end(rounds + " of " + bursts * Load.CROPS + " crops");
    }
    return new ThroughputReport(threads, bursts, stand.load().bytesPerCrop(), measured);
  }

  /** What at-least-once reaches once; a rate to take a share of. */
  Rate capacity(double seconds, int least) throws Exception {
    return run(1, seconds, least).rounds().get(0).atLeastOnce();
  }

  private static long bursts(Rate rate, double seconds, int least) {
    return Math.max(least, (long) (rate.perSecond() * seconds / Load.CROPS));
  }

  private Round round(
      long bursts, TopicReader<Recognised> atLeastReader, TopicReader<Recognised> onceReader)
      throws Exception {
    Rate bare = noted("bare", bare(threads, bursts));
    Rate atLeast = noted("at-least-once", topology(Setting.AT_LEAST_ONCE, bursts, atLeastReader));
    Rate alone = noted("bare, 1 thread", bare(1, bursts / threads));
    Rate once = noted("exactly-once", topology(Setting.EXACTLY_ONCE, bursts, onceReader));
    return new Round(bare, alone, atLeast, once);
  }

  private Rate noted(String side, Rate rate) {
    progress.step(1, "%s %.0f crops/s".formatted(side, rate.perSecond()));
    return rate;
  }

  private Rate bare(int workers, long bursts) throws InterruptedException, ExecutionException {
    Meter meter = new Meter(bursts * Load.CROPS, Load.CROPS);
    AtomicLong next = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        working.add(pool.submit(() -> drain(next, bursts, meter)));
      }
      for (Future<?> worker : working) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
    return meter.rate();
  }

  private void drain(AtomicLong next, long bursts, Meter meter) {
    for (long n = next.getAndIncrement(); n < bursts; n = next.getAndIncrement()) {
      stand.embed(n);
      meter.done(Load.CROPS);
    }
  }

  private Rate topology(Setting setting, long bursts, TopicReader<Recognised> sightings)
      throws ExecutionException, InterruptedException {
    Meter meter = new Meter(bursts * Load.CROPS, Load.CROPS);
    long started = System.nanoTime();
    try (LaneRun run = stand.start(setting, threads, inner -> metered(inner, meter))) {
      // A hundred times faster than recognition: all of it waits there when the meter begins.
      stand.publish(bursts);
      while (!meter.await(LOOK)) {
        run.check();
        if (System.nanoTime() - started > STALLED.toNanos()) {
          throw new IllegalStateException(
              setting.name() + " recognised only " + meter.count() + " crops and then stalled");
        }
      }
    }
    long[] written = {0};
    sightings.drain(entry -> written[0]++);
    if (written[0] < bursts) {
      throw new IllegalStateException(
          setting.name() + " wrote " + written[0] + " sightings of " + bursts + " bursts");
    }
    return meter.rate();
  }

  private static Recogniser metered(Recogniser inner, Meter meter) {
    return (burst, source) -> {
      var sighting = inner.recognise(burst, source);
      meter.done(burst.getCrops().size());
      return sighting;
    };
  }

  private TopicReader<Recognised> reader(Setting setting) {
    return new TopicReader<>(stand.address(), stand.serdes(), setting.lane().of(Topics.SIGHTINGS));
  }
}
