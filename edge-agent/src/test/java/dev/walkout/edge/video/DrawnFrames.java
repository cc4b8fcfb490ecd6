package dev.walkout.edge.video;

import dev.walkout.edge.frame.Frame;
import dev.walkout.vision.picture.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

/** Frames that a test draws. */
final class DrawnFrames implements FrameSource {

  private final int count;
  private final IntFunction<Picture> picture;
  private final IntFunction<Instant> time;
  private int next;

  DrawnFrames(int count, IntFunction<Picture> picture) {
    this(0, count, picture, Scene::at);
  }

  DrawnFrames(int first, int count, IntFunction<Picture> picture, IntFunction<Instant> time) {
    this.next = first;
    this.count = count;
    this.picture = picture;
    this.time = time;
  }

  @Override
  public Optional<Frame> next() {
    if (over()) {
      return Optional.empty();
    }
    int number = next++;
    return Optional.of(Frame.of(picture.apply(number), number, time.apply(number)));
  }

  @Override
  public boolean over() {
    return next >= count;
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
  public long skipped() {
    return 0;
  }

  @Override
  public Optional<String> place(long frame) {
    return Optional.of(Long.toString(frame));
  }

  @Override
  public void close() {}
}
