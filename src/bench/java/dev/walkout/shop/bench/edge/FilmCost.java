package dev.walkout.shop.bench.edge;

import com.sun.management.OperatingSystemMXBean;
import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Spread;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.pixels.FilmAgent;
import dev.walkout.vision.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Frames per second through a whole agent of one camera (source, detector, tracker, selection,
 * journal, publishing to nowhere), against decoding the same film alone, in turn.
 *
 * @param rounds how often each is measured
 */
public record FilmCost(int rounds) {

  /** Frames per second of one camera. */
  private static final int CAMERA_RATE = 15;

  private static final Duration LOOK_EVERY = Duration.ofMillis(2);
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public FilmCost {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds must be at least 1, not " + rounds);
    }
  }

  /**
   * What was reached.
   *
   * @param frames of the film
   * @param decode frames per second, one thread that decodes and does nothing else
   * @param agent frames per second through the agent, whose journal has a thread of its own
   * @param ratio agent over decode, round by round
   * @param cpuRatio the same of frames per second of CPU time, all threads counted
   * @param cameras of {@value #CAMERA_RATE} frames per second that one core serves, by the agent's
   *     CPU time
   */
  public record Report(
      long frames, Spread decode, Spread agent, Spread ratio, Spread cpuRatio, Spread cameras) {}

  /** A stretch of work: seconds on the clock and of all cores together. */
  private record Took(double seconds, double cpuSeconds) {}

  private interface Work {
    void run() throws Exception;
  }

  /** Measures with one camera whose source is a film. */
  public Report run(CameraConfig camera, Progress progress) throws Exception {
    Path film = ((SourceConfig.Film) camera.source()).path();
    long frames = Decoding.frames(film);
    look(camera, frames); // the JIT compiler is at it
    List<Took> decoding = new ArrayList<>();
    List<Took> looking = new ArrayList<>();
    progress.begin("cost of frames", rounds);
    for (int round = 0; round < rounds; round++) {
      decoding.add(took(() -> Decoding.frames(film)));
      looking.add(took(() -> look(camera, frames)));
      progress.step(1, "");
    }
    progress.end(rounds + " rounds of " + frames + " frames");
    return report(frames, decoding, looking);
  }

  private static Report report(long frames, List<Took> decoding, List<Took> looking) {
    List<Double> ratio = new ArrayList<>();
    List<Double> cpuRatio = new ArrayList<>();
    for (int i = 0; i < decoding.size(); i++) {
      ratio.add(decoding.get(i).seconds() / looking.get(i).seconds());
      cpuRatio.add(decoding.get(i).cpuSeconds() / looking.get(i).cpuSeconds());
    }
    return new Report(
        frames,
        Spread.of(decoding.stream().map(took -> frames / took.seconds()).toList()),
        Spread.of(looking.stream().map(took -> frames / took.seconds()).toList()),
        Spread.of(ratio),
        Spread.of(cpuRatio),
        Spread.of(looking.stream().map(t -> frames / t.cpuSeconds() / CAMERA_RATE).toList()));
  }

  private static Took took(Work work) throws Exception {
    long began = System.nanoTime();
    long cpuBegan = SYSTEM.getProcessCpuTime();
    work.run();
    return new Took(
        (System.nanoTime() - began) / 1e9, (SYSTEM.getProcessCpuTime() - cpuBegan) / 1e9);
  }

  /** Runs an agent until it has seen the whole film. */
  private static void look(CameraConfig camera, long frames) throws IOException {
    SteadyClock clock = new SteadyClock();
    BurstSources sources = Wiring.burstSources(clock);
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench film")) {
      EdgeConfig config = FilmAgent.config(Nowhere.ADDRESS, folder.state(), List.of(camera));
      try (EdgeAgent agent = EdgeAgent.start(config, sources, clock, Nowhere.uplink())) {
        CameraStatus status = agent.health().camera(camera.id()).orElseThrow();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (status.framesSeen() < frames) {
          if (System.nanoTime() > deadline || agent.failure().isPresent()) {
            throw new IllegalStateException(
                "the agent saw "
                    + status.framesSeen()
                    + " of "
                    + frames
                    + " frames: "
                    + agent.health().problems());
          }
          LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
      }
    }
  }
}
