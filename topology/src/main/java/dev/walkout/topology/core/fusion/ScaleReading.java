package dev.walkout.topology.core.fusion;

/**
 * What the scale under the shelf says of one movement.
 *
 * @param deltaGrams what the shelf gained (over zero) or lost, of a CHANGED one
 * @param toleranceGrams what the change is right to, in 19 of 20 cases
 */
record ScaleReading(Kind kind, int deltaGrams, int toleranceGrams) {

  /** Whether the scale can be believed. */
  enum Kind {
    /** There is none, it is down, or other hands were at the shelf. */
    NOT_ASKED,
    /** It works and reported no change. */
    SILENT,
    CHANGED
  }

  static final ScaleReading NOT_ASKED = new ScaleReading(Kind.NOT_ASKED, 0, 0);
  static final ScaleReading SILENT = new ScaleReading(Kind.SILENT, 0, 0);

  static ScaleReading changed(int deltaGrams, int toleranceGrams) {
    return new ScaleReading(Kind.CHANGED, deltaGrams, toleranceGrams);
  }

  boolean isSilent() {
    return kind == Kind.SILENT;
  }

  boolean isChanged() {
    return kind == Kind.CHANGED;
  }
}
