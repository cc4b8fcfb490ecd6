package dev.walkout.edge.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A camera with whatever finds hands in its picture. For use by one thread.
 *
 * <p>A source that throws is closed and opened again after a rest, at the bookmark of the last that
 * it told.
 */
public interface BurstSource extends AutoCloseable {

  /**
   * What it has to tell next; empty when there is nothing yet.
   *
   * @throws IOException when the camera does not answer
   */
  Optional<Seen> poll() throws IOException;

  /** Whether what is not taken in time is gone; what is recorded waits. */
  boolean live();

  /** How far its time is behind the agent's clock; empty where its time is not meant to be now. */
  Optional<Duration> skew();

  /** Pictures it has seen since it was opened. */
  long frames();

  /** Pictures it has passed over since it was opened, because they were not taken in time. */
  default long skipped() {
    return 0;
  }

  /** Why it sees nothing although it is open, and what to do; empty while it sees. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Its last picture, for people who set the camera up: whoever asks, on any thread, gets a JPEG
   * that is made then, because hardly anybody ever does.
   */
  Optional<Supplier<byte[]>> lastFrame();

  @Override
  void close() throws IOException;
}
