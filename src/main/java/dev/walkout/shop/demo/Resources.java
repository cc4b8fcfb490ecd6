package dev.walkout.shop.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, closed in reverse order, once, whoever asks first. */
public final class Resources implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Takes charge of something that has to be closed. */
  public synchronized <C extends AutoCloseable> C add(C resource) throws Exception {
    if (closed) {
      resource.close();
      throw new IllegalStateException("stopped");
    }
    open.push(resource);
    return resource;
  }

  /** Closes one thing before the others. */
  public synchronized void close(AutoCloseable resource) throws Exception {
    if (open.remove(resource)) {
      resource.close();
    }
  }

  @Override
  public synchronized void close() throws Exception {
    closed = true;
    Exception first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) { // the others have to be closed all the same
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
