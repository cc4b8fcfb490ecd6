package dev.walkout.shop.bench.edge;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.edge.LoopedFilm.Reel;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.pixels.FilmAgent;
import dev.walkout.vision.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What an agent of one camera takes of memory while its film runs over and over.
 *
 * @param minutes how long
 * @param speed how many seconds of film pass in one
 */
public record FilmMemory(double minutes, double speed) {

  private static final int SAMPLES = 60;
  private static final long SHORTEST_GAP_MILLIS = 2_000;
  private static final Path STATUS = Path.of("/proc/self/status");

  public FilmMemory {
    if (!(minutes > 0 && minutes <= 24 * 60)) {
      throw new IllegalArgumentException(
          "--minutes must be above 0 and at most " + 24 * 60 + ", not " + minutes);
    }
  }

  /**
   * A look at the memory.
   *
   * @param frames seen by then
   * @param heapBytes objects that are left after a collection
   * @param residentBytes of the whole process; 0 where Linux does not tell
   */
  public record Sample(double minute, long frames, long heapBytes, long residentBytes) {}

  /** What was seen, in the order of time. */
  public record Report(List<Sample> samples) {

    public Report {
      samples = List.copyOf(samples);
    }

    /** The first look after a quarter of the time, when everything has been used once. */
    public Sample settled() {
      return samples.get(samples.size() / 4);
    }

    /** The last look. */
    public Sample last() {
      return samples.get(samples.size() - 1);
    }
  }

  /** Lets the film of a camera run. */
  public Report run(CameraConfig camera, double framesPerSecond, Progress progress)
      throws Exception {
    long frames = Decoding.frames(((SourceConfig.Film) camera.source()).path());
    Reel reel = new Reel(frames, Duration.ofNanos((long) (frames / framesPerSecond * 1e9)));
    SteadyClock clock = new SteadyClock();
    BurstSources films = Wiring.burstSources(clock);
    BurstSources looped =
        (of, bookmark) -> new LoopedFilm(films, of, reel, speed * framesPerSecond);
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench film")) {
      EdgeConfig config = FilmAgent.config(Nowhere.ADDRESS, folder.state(), List.of(camera));
      try (EdgeAgent agent = EdgeAgent.start(config, looped, clock, Nowhere.uplink())) {
        return watch(agent, camera.id(), progress);
      }
    }
  }

  private Report watch(EdgeAgent agent, String camera, Progress progress) throws Exception {
    List<Sample> samples = new ArrayList<>();
    long began = System.nanoTime();
    long gap = Math.max(SHORTEST_GAP_MILLIS, (long) (minutes * 60_000 / SAMPLES));
    progress.begin("memory", Math.max(1, (long) (minutes * 60_000 / gap)));
    double minute = 0;
    while (minute < minutes) {
      TimeUnit.MILLISECONDS.sleep(gap);
      if (agent.failure().isPresent()) {
        throw new IllegalStateException("the agent stopped working", agent.failure().get());
      }
      minute = (System.nanoTime() - began) / 60e9;
      long seen = agent.health().camera(camera).orElseThrow().framesSeen();
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      samples.add(new Sample(minute, seen, heap, resident()));
      progress.step(1, (heap >> 20) + " MB of objects");
    }
    progress.end(samples.size() + " looks");
    return new Report(samples);
  }

  private static long resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
