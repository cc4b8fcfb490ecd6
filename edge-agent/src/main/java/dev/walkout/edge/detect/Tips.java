package dev.walkout.edge.detect;

import dev.walkout.edge.detect.Blobs.Blob;
import dev.walkout.edge.frame.Box;
import java.util.ArrayList;
import java.util.List;

/** The places where a blob reaches up: one for each arm in it. */
final class Tips {

  /** How deep the notch between two tips must be, in pixels of the small picture. */
  private static final int NOTCH = 11;

  /** How far below a tip a ledge beside it must lie to be the tip of another arm, ... */
  private static final int LEDGE_BELOW = 30;

  /** ... how wide it must be, and how level; a leaning arm's side is steeper. */
  private static final int LEDGE_WIDTH = 9;

  private static final int LEDGE_SLOPE = 8;

  private final Blobs blobs;
  private final Blob blob;
  private final int[] top;

  private Tips(Blobs blobs, Blob blob) {
    this.blobs = blobs;
    this.blob = blob;
    this.top = tops();
  }

  /**
   * A tip and the columns that belong to it.
   *
   * @param x column of the tip
   * @param y row of the tip
   * @param from first column
   * @param to first column that is not its own any more
   */
  record Tip(int x, int y, int from, int to) {}

  static List<Tip> of(Blobs blobs, Blob blob) {
    return new Tips(blobs, blob).find();
  }

  /** Goes along the upper edge and notes each summit between two notches. */
  private List<Tip> find() {
    List<Tip> tips = new ArrayList<>();
    int from = 0;
    int summit = 0;
    int notch = -1;
    for (int i = 1; i < top.length; i++) {
      if (notch < 0) {
        if (top[i] < top[summit]) {
          summit = i;
        } else if (top[i] > top[summit] + NOTCH) {
          notch = i;
        }
      } else if (top[i] > top[notch]) {
        notch = i;
      } else if (top[i] < top[notch] - NOTCH) {
        add(summit, from, notch, tips);
        from = notch;
        summit = i;
        notch = -1;
      }
    }
    add(summit, from, top.length, tips);
    return tips;
  }

  /** Adds a summit, and the ledges on both sides of it where other arms touch its own. */
  private void add(int summit, int from, int to, List<Tip> tips) {
    int right = summit + 1;
    while (right < to && !ledge(right, 1, to, summit)) {
      right++;
    }
    int left = summit - 1;
    while (left >= from && !ledge(left, -1, from - 1, summit)) {
      left--;
    }
    tips.add(tip(summit, left + 1, right));
    if (right < to) {
      tips.add(tip(highest(right, to), right, to));
    }
    if (left >= from) {
      tips.add(tip(highest(from, left + 1), from, left + 1));
    }
  }

  /** Whether a level stretch far below the summit begins here. */
  private boolean ledge(int begin, int step, int end, int summit) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < LEDGE_WIDTH; i++) {
      int at = begin + i * step;
      if (at == end) {
        return false;
      }
      least = Math.min(least, top[at]);
      most = Math.max(most, top[at]);
    }
    return least > top[summit] + LEDGE_BELOW && most - least < LEDGE_SLOPE;
  }

  private int highest(int from, int to) {
    int highest = from;
    for (int i = from; i < to; i++) {
      highest = top[i] < top[highest] ? i : highest;
    }
    return highest;
  }

  /** The middle of the summit's plateau. */
  private Tip tip(int summit, int from, int to) {
    int last = summit;
    while (last + 1 < to && top[last + 1] <= top[summit] + 1) {
      last++;
    }
    int left = blob.box().x();
    return new Tip(left + (summit + last) / 2, top[summit], left + from, left + to);
  }

  private int[] tops() {
    Box box = blob.box();
    int[] tops = new int[box.width()];
    for (int i = 0; i < tops.length; i++) {
      int y = box.y();
      while (y < box.bottom() && blobs.label(box.x() + i, y) != blob.label()) {
        y++;
      }
      tops[i] = y;
    }
    return tops;
  }
}
