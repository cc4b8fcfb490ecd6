package dev.walkout.edge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * What a camera has to report and the journal has not yet taken: bounded, in order, between two
 * threads.
 */
public final class Outbox {

  private final ArrayBlockingQueue<Draft> waiting;

  /** An empty one that takes so many drafts. */
  public Outbox(int capacity) {
    this.waiting = new ArrayBlockingQueue<>(capacity);
  }

  /** Whether one more draft fits; only the writer may rely on it. */
  public boolean hasRoom() {
    return waiting.remainingCapacity() > 0;
  }

  /**
   * Adds a draft for which there is room.
   *
   * @throws IllegalStateException if there is none
   */
  public void put(Draft draft) {
    if (!waiting.offer(draft)) {
      throw new IllegalStateException("the outbox was asked to take more than it has room for");
    }
  }

  /** Looks at the first drafts; they stay until they are {@link #remove}d. */
  public List<Draft> peek(int most) {
    List<Draft> first = new ArrayList<>();
    for (Draft draft : waiting) {
      if (first.size() == most) {
        break;
      }
      first.add(draft);
    }
    return first;
  }

  /** Removes the first drafts, which the reader has dealt with. */
  public void remove(int count) {
    for (int i = 0; i < count; i++) {
      waiting.remove();
    }
  }
}
