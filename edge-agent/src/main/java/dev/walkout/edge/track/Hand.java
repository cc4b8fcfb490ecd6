package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.track.Sight.Phase;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One hand on its way over the line and back. */
final class Hand {

  private static final Logger LOG = LoggerFactory.getLogger(Hand.class);

  /** Share of the frame's height by which a tip must pass the line; hands tremble on it. */
  private static final double MARGIN = 0.012;

  /** Share of the frame's height that a hand's tip must be above, so that enough of it is seen. */
  private static final double LOWEST = 0.85;

  /** Share of the frame's height by which a tip moves in a frame when it goes in or comes out. */
  private static final double STILL = 0.012;

  /** A hand that comes back for longer than so many frames has ended what it did. */
  private static final int OUTSIDE = 4;

  private final long id;
  private final Opening opening;
  private Phase phase = Phase.COMING;
  private Evidence before = new Evidence();
  private Evidence after = new Evidence();
  private Reach last;
  private double speedX;
  private double speedY;
  private Instant seenAt;
  private Instant wentIn;
  private Instant cameOut;
  private DoubleSummaryStatistics crossing = new DoubleSummaryStatistics();
  private boolean judged;
  private boolean arrived;
  private int outside;
  private int unseen;

  Hand(long id, Opening opening, Reach first, Instant at) {
    this.id = id;
    this.opening = opening;
    this.last = first;
    this.seenAt = at;
    if (depth(first) > 0) {
      wentIn = at;
      crossing.accept(crossing(first));
      become(Phase.INSIDE, "it was not seen coming");
    }
  }

  long id() {
    return id;
  }

  Phase phase() {
    return phase;
  }

  Reach last() {
    return last;
  }

  Instant seenAt() {
    return seenAt;
  }

  int unseen() {
    return unseen;
  }

  /** What is seen of it now. */
  Sight sight() {
    return new Sight(id, phase, last, judged);
  }

  /** When it began what it has not ended; empty while it is only coming. */
  Optional<Instant> wentIn() {
    return Optional.ofNullable(wentIn);
  }

  /** How far a reach's tip lies from where this hand's must be now, in pixels. */
  double distance(Reach reach) {
    int frames = Math.min(unseen, 2) + 1;
    double x = last.tipX() + frames * speedX;
    double y = last.tipY() + frames * speedY;
    return Math.hypot(reach.tipX() - x, reach.tipY() - y);
  }

  /**
   * It is seen here now.
   *
   * @param alone whether it can be told apart from other hands
   * @return what it has done, if it begins something new
   */
  Optional<Passage> sees(Reach reach, Instant at, boolean alone) {
    speedX = 0.5 * speedX + 0.5 * (reach.tipX() - last.tipX()) / (unseen + 1);
    speedY = 0.5 * speedY + 0.5 * (reach.tipY() - last.tipY()) / (unseen + 1);
    unseen = 0;
    last = reach;
    seenAt = at;
    Optional<Passage> ended = move(reach, at);
    if (phase == Phase.INSIDE) {
      crossing.accept(crossing(reach));
    }
    judged = alone && reach.tipY() < LOWEST * opening.height() && judge(reach, at);
    return ended;
  }

  void isNotSeen() {
    unseen++;
  }

  /** What it did, once it is gone; empty if it never crossed the line. */
  Optional<Passage> leaves(String why) {
    boolean crossed = phase == Phase.INSIDE || phase == Phase.LEAVING;
    Optional<Passage> did = crossed ? Optional.of(passage()) : Optional.empty();
    become(Phase.GONE, why);
    return did;
  }

  private Optional<Passage> move(Reach reach, Instant at) {
    double depth = depth(reach);
    double margin = MARGIN * opening.height();
    if (phase == Phase.COMING && depth > margin) {
      wentIn = at;
      become(Phase.INSIDE, "its tip is over the line");
    } else if (phase == Phase.INSIDE && depth < -margin) {
      cameOut = at;
      outside = 0;
      become(Phase.LEAVING, "its tip is back before the line");
    } else if (phase == Phase.LEAVING && depth > margin) {
      return again(at);
    }
    outside++;
    return Optional.empty();
  }

  /** It goes in once more: what it had done is told, unless it only trembled on the line. */
  private Optional<Passage> again(Instant at) {
    Optional<Passage> ended = Optional.empty();
    if (outside > OUTSIDE) {
      ended = Optional.of(passage());
      before = after;
      wentIn = at;
      crossing = new DoubleSummaryStatistics();
    }
    after = new Evidence();
    arrived = true;
    cameOut = null;
    become(Phase.INSIDE, ended.isPresent() ? "it goes in again" : "it had not come out");
    return ended;
  }

  private Passage passage() {
    Instant until = cameOut == null ? seenAt : cameOut;
    Evidence.Judgement did = Evidence.judge(before, after);
    return new Passage(
        id, did.action(), wentIn, until, opening.shelf(crossing.getAverage()), did.holdings());
  }

  /** Notes how it looks while it is clear whether it has done yet what it came for. */
  private boolean judge(Reach reach, Instant at) {
    if (phase == Phase.COMING) {
      before.addLast(reach, at);
      return true;
    }
    if (phase == Phase.LEAVING) {
      after.addFirst(reach, at);
      return true;
    }
    boolean goesIn = speedY < -STILL * opening.height();
    boolean comesOut = speedY > STILL * opening.height();
    arrived |= !goesIn;
    if (comesOut) {
      after.addLast(reach, at);
    } else {
      after.clear();
    }
    return comesOut || (!arrived && before.addFirst(reach, at));
  }

  /** The column in which its arm crosses the line. */
  private double crossing(Reach reach) {
    double row = opening.lineAt(reach.tipX());
    return reach
        .look()
        .map(look -> look.middle(row))
        .orElse(OptionalDouble.empty())
        .orElse(reach.tipX());
  }

  private double depth(Reach reach) {
    return opening.depth(reach.tipX(), reach.tipY());
  }

  private void become(Phase next, String why) {
    LOG.debug("hand {}: {} -> {}: {}", id, phase, next, why);
    phase = next;
  }
}
