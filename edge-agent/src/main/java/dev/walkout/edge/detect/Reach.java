package dev.walkout.edge.detect;

import dev.walkout.edge.frame.Box;
import java.util.Objects;
import java.util.Optional;

/**
 * An arm in one frame, which comes from the lower edge of the picture.
 *
 * @param arm all that is seen of arm, hand and what it holds
 * @param tipX column, in pixels, of the place that reaches farthest towards the shelf
 * @param tipY row, in pixels, of that place
 * @param held the product in the hand, from a detector that tells it by one frame; empty for none
 * @param look how it looks, from a detector that cannot tell it by one frame
 */
public record Reach(Box arm, double tipX, double tipY, Optional<Held> held, Optional<Look> look) {

  public Reach {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(look, "look");
  }

  /**
   * A product in a hand.
   *
   * @param box all of it that is seen, with the fingers before it
   * @param score how sure it is that there is one, 0 to 1
   * @param clear which share of the box shows the product and not hand or background, 0 to 1
   */
  public record Held(Box box, double score, double clear) {
    public Held {
      Objects.requireNonNull(box, "box");
      if (!(score >= 0 && score <= 1 && clear >= 0 && clear <= 1)) {
        throw new IllegalArgumentException(
            "score and clear must be 0 to 1, not " + score + " and " + clear);
      }
    }
  }
}
