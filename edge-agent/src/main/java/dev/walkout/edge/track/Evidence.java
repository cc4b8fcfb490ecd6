package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach;
import dev.walkout.schemas.avro.Action;

/** How often something was seen in a hand, before it went in or after it came out. */
final class Evidence {

  /** Difference of the two from which it counts as taken or put. */
  private static final double CLEAR = 0.3;

  private double sum;
  private int frames;

  void add(Reach reach) {
    sum += reach.held().map(Reach.Held::score).orElse(0.0);
    frames++;
  }

  /** Share of the frames that show something held, each by its score; 0 where nobody looked. */
  double share() {
    return frames == 0 ? 0 : sum / frames;
  }

  /** What was done by a hand that was seen so before and after; both must have been seen. */
  static Action action(Evidence before, Evidence after) {
    if (before.frames == 0 || after.frames == 0) {
      return Action.UNSURE;
    }
    double more = after.share() - before.share();
    if (Math.abs(more) < CLEAR) {
      return Action.UNSURE;
    }
    return more > 0 ? Action.TAKE : Action.PUT;
  }
}
