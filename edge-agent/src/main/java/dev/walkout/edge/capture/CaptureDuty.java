package dev.walkout.edge.capture;

import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.duty.Duty;
import java.io.IOException;
import java.util.Deque;
import java.util.Optional;

/** Keeps a camera's source open and takes what it tells, as long as there is room for it. */
public final class CaptureDuty implements Duty, AutoCloseable {

  /** What may lie between this duty and the selection; each may hold some dozen pictures. */
  private static final int ROOM = 4;

  private final CameraConfig camera;
  private final BurstSources sources;
  private final CameraStatus status;
  private final Deque<Seen> seen;
  private Optional<String> bookmark;
  private BurstSource source;
  private long counted;
  private long passedOver;

  /**
   * The capture of one camera.
   *
   * @param bookmark where its source goes on
   * @param seen takes what it tells
   */
  public CaptureDuty(Of of, Optional<String> bookmark, Deque<Seen> seen) {
    this.camera = of.camera();
    this.sources = of.sources();
    this.status = of.status();
    this.bookmark = bookmark;
    this.seen = seen;
  }

  /** What a camera's duties share. */
  public record Of(CameraConfig camera, BurstSources sources, CameraStatus status) {}

  @Override
  public String role() {
    return "capture";
  }

  @Override
  public int doWork() throws IOException {
    if (seen.size() >= ROOM) {
      return 0;
    }
    try {
      if (source == null) {
        open();
      }
      Optional<Seen> next = source.poll();
      note();
      next.ifPresent(this::take);
      return next.isPresent() ? 1 : 0;
    } catch (IOException | RuntimeException e) {
      if (source != null) {
        note(); // of the frames before the one that failed
      }
      status.become(CameraStatus.State.DOWN, e.getMessage() == null ? "" + e : e.getMessage());
      close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      BurstSource open = source;
      source = null;
      open.close();
    }
  }

  private void open() throws IOException {
    source = sources.open(camera, bookmark);
    counted = 0;
    passedOver = 0;
    seen.add(new Seen.Opened(source.live()));
    status.become(CameraStatus.State.SEEING, "the source is open");
  }

  private void note() {
    long frames = source.frames();
    status.sawFrames(frames - counted);
    counted = frames;
    long skipped = source.skipped();
    status.skipped(skipped - passedOver);
    passedOver = skipped;
    status.sees(source.trouble().orElse(""));
    source.skew().ifPresent(status::lags);
    source.lastFrame().ifPresent(status::showed);
  }

  private void take(Seen next) {
    if (next instanceof Seen.Hand hand) {
      bookmark = Optional.ofNullable(hand.bookmark()).or(() -> bookmark);
    } else if (next instanceof Seen.Missed missed) {
      bookmark = Optional.ofNullable(missed.bookmark()).or(() -> bookmark);
    } else if (next instanceof Seen.Progress progress) {
      bookmark = Optional.ofNullable(progress.bookmark()).or(() -> bookmark);
    }
    seen.add(next);
  }
}
