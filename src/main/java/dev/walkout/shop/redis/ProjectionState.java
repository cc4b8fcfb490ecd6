package dev.walkout.shop.redis;

import java.util.Optional;

/**
 * How far the index on the server has come.
 *
 * @param phase what the projector does
 * @param generation the one it follows with; none before the first
 * @param facts what the server last said of it
 * @param behind offsets of the topic not yet projected, as far as known
 * @param unusable records that could not be used, each time they were read
 * @param lastFault the last thing that went wrong, even if it is over
 */
public record ProjectionState(
    Phase phase,
    Optional<Generation> generation,
    Optional<GenerationFacts> facts,
    long behind,
    long unusable,
    Optional<String> lastFault) {

  /** What a projector does. */
  public enum Phase {
    /** Compares the server with the topic, and repairs or builds. */
    SETTLING,
    /** Writes each change as it comes. */
    FOLLOWING,
    /** Tries again soon; server or broker do not serve now. */
    WAITING,
    /** Was closed. */
    CLOSED,
    /** Ended by a bug; the index grows old. */
    DEAD
  }
}
