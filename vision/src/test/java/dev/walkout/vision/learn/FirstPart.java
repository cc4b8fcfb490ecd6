package dev.walkout.vision.learn;

import dev.walkout.vision.Progress;

/** Remembers how far a training was when it first told its loss. */
public final class FirstPart implements Progress {

  private long first = -1;

  /** Batches; -1 before any. */
  public long batches() {
    return first;
  }

  @Override
  public void begin(String what, long total) {}

  @Override
  public void step(long by, String note) {
    if (first < 0 && note.startsWith("loss")) {
      first = by;
    }
  }

  @Override
  public void end(String summary) {}
}
