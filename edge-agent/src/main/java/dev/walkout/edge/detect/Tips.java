package dev.walkout.edge.detect;

import dev.walkout.edge.detect.Blobs.Blob;
import java.util.ArrayList;
import java.util.List;

/** The places where a blob reaches up: one for each arm in it. */
final class Tips {

  /** How deep the notch between two tips must be, in pixels of the small picture. */
  private static final int NOTCH = 11;

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
        tips.add(tip(summit, from, notch));
        from = notch;
        summit = i;
        notch = -1;
      }
    }
    tips.add(tip(summit, from, top.length));
    return tips;
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
