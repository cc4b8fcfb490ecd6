package dev.walkout.topology.core;

/** What a hand did to the shelf. */
public enum Action {
  TAKE,
  PUT,
  UNSURE;

  /** Whether both may describe one hand movement; a camera that is unsure contradicts nobody. */
  public boolean fits(Action other) {
    return this == other || this == UNSURE || other == UNSURE;
  }

  /** The more definite of two that fit. */
  public Action or(Action other) {
    return this == UNSURE ? other : this;
  }
}
