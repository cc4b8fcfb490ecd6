package dev.walkout.edge.detect;

import dev.walkout.edge.frame.Frame;
import java.util.List;

/**
 * Finds the arms that reach into a camera's frames. For one camera and one thread; frames come in
 * the order of their time, and all are of one size until it is told to {@link #forget}.
 */
public interface Detector extends AutoCloseable {

  /** The arms in a frame, in no order; empty for none. The frame is not kept. */
  List<Reach> find(Frame frame);

  /** Begins anew, because the camera was moved, covered or set to another size. */
  void forget();

  @Override
  void close();
}
