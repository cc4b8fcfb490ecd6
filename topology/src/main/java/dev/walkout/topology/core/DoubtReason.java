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
  INDEX_UNAVAILABLE
}
