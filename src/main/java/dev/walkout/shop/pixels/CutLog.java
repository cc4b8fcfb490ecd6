package dev.walkout.shop.pixels;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.frame.Box;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers of every crop where it was cut out, which the contract does not tell: between an
 * agent's sources and the agent. Used by the threads of all cameras.
 */
final class CutLog implements BurstSources {

  private final BurstSources sources;
  private final Map<Key, Box> boxes = new ConcurrentHashMap<>();

  CutLog(BurstSources sources) {
    this.sources = sources;
  }

  /** A crop: two hands of one camera may be in one frame, and do not begin in one. */
  private record Key(String cameraId, Instant startedAt, Instant at) {}

  @Override
  public BurstSource open(CameraConfig camera, Optional<String> bookmark) throws IOException {
    return new Watched(camera.id(), sources.open(camera, bookmark));
  }

  /** Where the crop of a camera's burst was cut; empty if this run of the agent did not cut it. */
  Optional<Box> box(String cameraId, Instant startedAt, Instant at) {
    return Optional.ofNullable(boxes.get(new Key(cameraId, startedAt, at)));
  }

  private void note(String cameraId, Seen.Hand hand) {
    for (Seen.Candidate candidate : hand.candidates()) {
      candidate
          .box()
          .ifPresent(
              box -> boxes.put(new Key(cameraId, hand.move().startedAt(), candidate.at()), box));
    }
  }

  private final class Watched implements BurstSource {
    private final String cameraId;
    private final BurstSource source;

    Watched(String cameraId, BurstSource source) {
      this.cameraId = cameraId;
      this.source = source;
    }

    @Override
    public Optional<Seen> poll() throws IOException {
      Optional<Seen> next = source.poll();
      if (next.isPresent() && next.get() instanceof Seen.Hand hand) {
        note(cameraId, hand);
      }
      return next;
    }

    @Override
    public boolean live() {
      return source.live();
    }

    @Override
    public Optional<Duration> skew() {
      return source.skew();
    }

    @Override
    public long frames() {
      return source.frames();
    }

    @Override
    public long skipped() {
      return source.skipped();
    }

    @Override
    public Optional<String> trouble() {
      return source.trouble();
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
}
