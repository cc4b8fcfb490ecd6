package dev.walkout.edge.video;

import dev.walkout.edge.frame.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A camera's film or stream, frame by frame. For one thread.
 *
 * <p>One that throws is closed and opened again by whoever uses it.
 */
public interface FrameSource extends AutoCloseable {

  /**
   * The next frame, which is good until the next one is asked for; empty when there is none yet, or
   * the film is over.
   *
   * @throws IOException when the camera does not answer, breaks off, or sends what cannot be used
   */
  Optional<Frame> next() throws IOException;

  /** Whether the film is at its end, so that no frame will ever come again. */
  boolean over();

  /** Whether frames that are not taken in time are gone. */
  boolean live();

  /** How far its time is behind the agent's clock; empty where its time is not meant to be now. */
  Optional<Duration> skew();

  /** Frames that were passed over since it was opened, because they were not taken in time. */
  long skipped();

  /** Where to open it so that this frame comes first; empty where what is past is gone. */
  Optional<String> place(long frame);

  @Override
  void close() throws IOException;
}
