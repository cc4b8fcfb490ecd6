package dev.walkout.shop.bench.edge;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A film that begins again when it is over, its time going on: a camera for as long as one likes,
 * at most so many frames a second.
 */
final class LoopedFilm implements BurstSource {

  private final BurstSources sources;
  private final CameraConfig camera;
  private final long framesOfFilm;
  private final Duration length;
  private final double framesPerSecond;
  private final long began = System.nanoTime();
  private BurstSource source;
  private long framesBefore;
  private int loops;

  /**
   * A looped film.
   *
   * @param framesPerSecond the most that are taken
   */
  LoopedFilm(BurstSources sources, CameraConfig camera, Reel reel, double framesPerSecond)
      throws IOException {
    this.sources = sources;
    this.camera = camera;
    this.framesOfFilm = reel.frames();
    this.length = reel.length();
    this.framesPerSecond = framesPerSecond;
    this.source = sources.open(camera, Optional.empty());
  }

  /** How much film there is. */
  record Reel(long frames, Duration length) {}

  @Override
  public Optional<Seen> poll() throws IOException {
    if (frames() > (System.nanoTime() - began) / 1e9 * framesPerSecond) {
      return Optional.empty();
    }
    Optional<Seen> next = source.poll();
    if (next.isEmpty() && source.frames() >= framesOfFilm) {
      framesBefore += source.frames();
      source.close();
      loops++;
      source = sources.open(later(), Optional.empty());
    }
    return next;
  }

  private CameraConfig later() {
    SourceConfig.Film film = (SourceConfig.Film) camera.source();
    SourceConfig later =
        new SourceConfig.Film(
            film.path(), film.startsAt().plus(length.multipliedBy(loops)), film.speed());
    return new CameraConfig(
        camera.id(), camera.zone(), later, camera.shelfLine(), camera.shelves(), camera.detector());
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Optional<Duration> skew() {
    return Optional.empty();
  }

  @Override
  public long frames() {
    return framesBefore + source.frames();
  }

  @Override
  public Optional<Supplier<byte[]>> lastFrame() {
    return source.lastFrame();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
