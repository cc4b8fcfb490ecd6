package dev.walkout.vision.learn;

import dev.walkout.vision.Progress;

/** Stops a training when it first tells of something, such as a validation. */
public final class StopAt implements Progress {

  private final String told;

  public StopAt(String told) {
    this.told = told;
  }

  @Override
  public void begin(String what, long total) {}

  @Override
  public void step(long by, String note) {
    if (note.contains(told)) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void end(String summary) {}
}
