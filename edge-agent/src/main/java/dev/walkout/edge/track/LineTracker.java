package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.track.Sight.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows hands from frame to frame, nearest tip first, and tells what each did once it has gone.
 *
 * <p>A hand that another covers is waited for. Whoever never crosses the line did nothing.
 */
public final class LineTracker {

  /** How far a tip may lie from where it is expected, as a share of the frame's width. */
  private static final double FARTHEST = 0.3;

  /** Frames for which a hand before the shelf, and one inside, may be out of sight. */
  private static final int MOST_UNSEEN = 2;

  private static final int MOST_UNSEEN_INSIDE = 15;

  /** Frames for which one hand may cover another. */
  private static final int MOST_COVERED = 60;

  /** Whatever is in the opening for longer is told as what it looks like and not waited for. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Opening opening;
  private final List<Hand> hands = new ArrayList<>();
  private List<Sight> sights = List.of();
  private long nextId;

  /** Nobody is in the picture yet. */
  public LineTracker(Opening opening) {
    this.opening = opening;
  }

  private record Pair(Hand hand, Reach reach, double distance) {}

  /**
   * Takes the arms of the next frame.
   *
   * @return what the hands did that ended it now, in the order of their end
   */
  public List<Passage> follow(Instant at, List<Reach> reaches) {
    List<Passage> ended = new ArrayList<>();
    List<Sight> seen = new ArrayList<>();
    List<Hand> lost = new ArrayList<>(hands);
    List<Reach> fresh = new ArrayList<>(reaches);
    for (Pair pair : pairs(reaches)) {
      if (lost.contains(pair.hand()) && fresh.contains(pair.reach())) {
        lost.remove(pair.hand());
        fresh.remove(pair.reach());
        boolean alone = alone(pair.reach(), lost);
        pair.hand().sees(pair.reach(), at, alone).ifPresent(ended::add);
        seen.add(pair.hand().sight());
      }
    }
    for (Reach reach : fresh) {
      Hand hand = new Hand(nextId++, opening, reach, at);
      hands.add(hand);
      seen.add(hand.sight());
    }
    lost.forEach(hand -> miss(hand, reaches, ended));
    hands.removeIf(hand -> tooLong(hand, at, ended));
    hands.removeIf(hand -> hand.phase() == Phase.GONE);
    sights = List.copyOf(seen);
    ended.sort(Comparator.comparing(Passage::endedAt));
    return ended;
  }

  /** The hands in the last frame. */
  public List<Sight> sights() {
    return sights;
  }

  /** When the first of the hands began what is not told yet; empty for none. */
  public Optional<Instant> beginning() {
    return hands.stream().flatMap(hand -> hand.wentIn().stream()).min(Comparator.naturalOrder());
  }

  /** Whether a hand of this number is still followed. */
  public boolean follows(long id) {
    return hands.stream().anyMatch(hand -> hand.id() == id);
  }

  /** The film is over or cannot be seen: what the hands did as far as it is known. */
  public List<Passage> end() {
    List<Passage> ended = new ArrayList<>();
    hands.forEach(hand -> hand.leaves("nobody looks any more").ifPresent(ended::add));
    hands.clear();
    sights = List.of();
    ended.sort(Comparator.comparing(Passage::endedAt));
    return ended;
  }

  private List<Pair> pairs(List<Reach> reaches) {
    List<Pair> pairs = new ArrayList<>();
    for (Hand hand : hands) {
      for (Reach reach : reaches) {
        double distance = hand.distance(reach);
        if (distance < FARTHEST * opening.width()) {
          pairs.add(new Pair(hand, reach, distance));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::distance));
    return pairs;
  }

  /** Whether it shows one hand and does not cover another. */
  private static boolean alone(Reach reach, List<Hand> lost) {
    return lost.stream().noneMatch(hand -> covers(reach.arm(), hand));
  }

  private static boolean covers(Box arm, Hand hand) {
    Box last = hand.last().arm();
    return 2 * arm.shared(last) > Math.min(arm.area(), last.area());
  }

  private void miss(Hand hand, List<Reach> reaches, List<Passage> ended) {
    hand.isNotSeen();
    boolean covered = reaches.stream().anyMatch(reach -> covers(reach.arm(), hand));
    int most =
        covered ? MOST_COVERED : hand.phase() == Phase.INSIDE ? MOST_UNSEEN_INSIDE : MOST_UNSEEN;
    if (hand.unseen() > most) {
      hand.leaves("it is no longer seen").ifPresent(ended::add);
    }
  }

  private static boolean tooLong(Hand hand, Instant at, List<Passage> ended) {
    boolean tooLong = hand.wentIn().filter(since -> since.plus(LONGEST).isBefore(at)).isPresent();
    if (tooLong) {
      hand.leaves("it has been there for " + LONGEST).ifPresent(ended::add);
    }
    return tooLong;
  }
}
