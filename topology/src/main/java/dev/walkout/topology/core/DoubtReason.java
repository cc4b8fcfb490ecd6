package dev.walkout.topology.core;

/** Why something could not be proven. */
public enum DoubtReason {
  OTHER,
  WHAT_UNKNOWN,
  WHAT_AMBIGUOUS,
  WHO_NOBODY,
  WHO_SEVERAL,
  ACTION_UNSURE,
  NOT_HELD,
  UNREADABLE,
  LATE,
  AFTER_EXIT,
  NOT_PRICED,
  DISAGREEMENT,
  INDEX_UNAVAILABLE,
  /**
   * A touch, a hand that rested on a scale, or the echo of a movement; nobody is asked about it.
   */
  NOTHING_MOVED,
  /** A person without a trip did it. */
  TAILGATER,
  /** Put back by somebody who never held it, while somebody else does. */
  HANDED_OVER,
  /** A restricted product waits for a person's approval. */
  AGE_RESTRICTED,
  /** The trip was never seen to leave. */
  NOT_LEFT
}
