package dev.walkout.shop.pixels;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.EdgeConfig.HealthConfig;
import dev.walkout.edge.config.EdgeConfig.RegistryConfig;
import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An edge agent that looks at films as fast as it can; it is asked again and again how it does. */
public final class FilmAgent implements AutoCloseable {

  private final EdgeAgent agent;
  private final CutLog cuts;
  private final List<CameraStatus> cameras;
  private final long frames;
  private final long began = System.nanoTime();
  private double seconds;

  private FilmAgent(EdgeAgent agent, CutLog cuts, List<CameraStatus> cameras, long frames) {
    this.agent = agent;
    this.cuts = cuts;
    this.cameras = cameras;
    this.frames = frames;
  }

  /**
   * Starts an agent.
   *
   * @param frames of all its cameras' films together
   */
  static FilmAgent start(EdgeConfig config, long frames) {
    SteadyClock clock = new SteadyClock();
    CutLog cuts = new CutLog(Wiring.burstSources(clock));
    EdgeAgent agent = EdgeAgent.start(config, cuts, clock, Uplink.of(config));
    List<CameraStatus> cameras =
        config.cameras().stream()
            .map(camera -> agent.health().camera(camera.id()).orElseThrow())
            .toList();
    return new FilmAgent(agent, cuts, cameras, frames);
  }

  /**
   * The settings of an agent beside its shop.
   *
   * @param broker {@code host:port}
   * @param journal folder of its journal
   */
  public static EdgeConfig config(
      String broker, String registry, Path journal, List<CameraConfig> cameras) {
    return new EdgeConfig(
        Map.of("bootstrap.servers", broker),
        new RegistryConfig(registry, null),
        JournalConfig.in(journal),
        null,
        new HealthConfig(null, 0),
        null,
        cameras);
  }

  /** The same with a registry in this process. */
  public static EdgeConfig config(String broker, Path journal, List<CameraConfig> cameras) {
    return config(broker, AvroSerdes.IN_JVM, journal, cameras);
  }

  /**
   * Looks how far it is.
   *
   * @throws IllegalStateException if it stopped working, or a camera is down
   */
  void check() {
    agent
        .failure()
        .ifPresent(
            fault -> {
              throw new IllegalStateException("the agent stopped working", fault);
            });
    for (CameraStatus camera : cameras) {
      if (camera.state() == CameraStatus.State.DOWN) {
        throw new IllegalStateException(
            "camera " + camera.cameraId() + " is down: " + camera.reason());
      }
    }
    if (seconds == 0 && seen() >= frames) {
      seconds = (System.nanoTime() - began) / 1e9;
    }
  }

  /** Frames per second of all cameras together until all of them were seen. */
  double framesPerSecond() {
    double until = seconds > 0 ? seconds : (System.nanoTime() - began) / 1e9;
    return seen() / until;
  }

  /** Where it cut its crops. */
  CutLog cuts() {
    return cuts;
  }

  @Override
  public void close() throws IOException {
    agent.close();
  }

  private long seen() {
    return cameras.stream().mapToLong(CameraStatus::framesSeen).sum();
  }
}
