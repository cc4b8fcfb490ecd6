package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach;

/**
 * A hand in the last frame.
 *
 * @param hand which hand in the picture
 * @param phase where it is on its way
 * @param alone whether no other hand covers it or is covered by it
 */
public record Sight(long hand, Phase phase, Reach reach, boolean alone) {

  /** Where a hand is on its way to the shelf and back. */
  public enum Phase {
    COMING,
    INSIDE,
    LEAVING,
    GONE
  }
}
