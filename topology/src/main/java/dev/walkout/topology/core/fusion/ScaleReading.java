package dev.walkout.topology.core.fusion;

import java.util.List;

/**
 * What the scale under the shelf says of one movement.
 *
 * @param deltaGrams what the shelf gained (over zero) or lost, of a CHANGED one
 * @param toleranceGrams what the change is right to, in 19 of 20 cases
 * @param own what this movement's hand may have moved of it, which together is certain; none where
 *     the scale says nothing of how much
 */
record ScaleReading(Kind kind, int deltaGrams, int toleranceGrams, List<Own> own) {

  /** Whether the scale can be believed. */
  enum Kind {
    /** There is none, it is down, or it cannot be told what other hands did to the shelf. */
    NOT_ASKED,
    /** It works and reported no change. */
    SILENT,
    CHANGED,
    /** It summed up several hands. */
    SHARED
  }

  /**
   * So many grams that the hand may have moved.
   *
   * @param variance of the grams, by what other hands are taken to have moved
   */
  record Own(double grams, double variance, double probability) {}

  static final ScaleReading NOT_ASKED = new ScaleReading(Kind.NOT_ASKED, 0, 0, List.of());
  static final ScaleReading SILENT = new ScaleReading(Kind.SILENT, 0, 0, List.of());

  ScaleReading {
    own = List.copyOf(own);
  }

  static ScaleReading changed(Change change) {
    return new ScaleReading(
        Kind.CHANGED,
        change.deltaGrams(),
        change.toleranceGrams(),
        List.of(new Own(Math.abs((double) change.deltaGrams()), 0, 1)));
  }

  static ScaleReading shared(Change change, List<Own> own) {
    return new ScaleReading(Kind.SHARED, change.deltaGrams(), change.toleranceGrams(), own);
  }

  boolean isSilent() {
    return kind == Kind.SILENT;
  }

  boolean isChanged() {
    return kind == Kind.CHANGED;
  }
}
