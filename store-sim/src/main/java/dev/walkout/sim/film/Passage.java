package dev.walkout.sim.film;

import java.awt.Rectangle;

/**
 * One hand's way from the lower edge towards the shelf and back.
 *
 * @param event movementId; empty for a hand that comes near and does not cross the opening
 * @param crossing when it crosses the opening; null if it never does
 * @param depth rows of the finger tips above the opening, by seconds of the film; negative below
 * @param lineX column where the finger tips cross the opening
 * @param angle of the arm against upright in radians, positive leans to the right
 * @param held what is in the hand for a while, or null
 */
record Passage(
    String event,
    Hands.Crossing crossing,
    Glide depth,
    double lineX,
    double angle,
    Look look,
    Held held) {

  /**
   * A product in the hand.
   *
   * @param from when it is grasped, or the hand with it comes; seconds of the film
   * @param until when it is let go, or the hand with it is gone
   * @param size longer side in pixels when it is out of the shelf
   * @param cell where its like stand on the shelf
   */
  record Held(String sku, double from, double until, double size, Rectangle cell) {}

  /** Whether any of it can be seen at a time. */
  boolean isSeen(double seconds) {
    return depth.covers(seconds);
  }

  boolean holds(double seconds) {
    return held != null && seconds >= held.from() && seconds <= held.until();
  }

  /** Column of the finger tips. */
  double tipX(double seconds) {
    return lineX + depth.at(seconds) * Math.tan(angle);
  }
}
