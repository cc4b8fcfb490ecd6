package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach;

/**
 * A hand in the last frame.
 *
 * @param hand which hand in the picture
 * @param phase where it is on its way
 * @param judged whether it tells what the hand holds: it is before the shelf and alone
 */
public record Sight(long hand, Phase phase, Reach reach, boolean judged) {

  /** Where a hand is on its way to the shelf and back. */
  public enum Phase {
    COMING,
    INSIDE,
    LEAVING,
    GONE
  }
}
