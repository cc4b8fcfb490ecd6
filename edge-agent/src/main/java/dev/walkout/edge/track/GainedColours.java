package dev.walkout.edge.track;

import dev.walkout.edge.detect.Levels;
import dev.walkout.edge.detect.Look;
import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.track.Palette.Places;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds what an arm holds as the places about its tip in colours that the same arm has far less of
 * at another time. Skin, glove and sleeve are there both times, whatever their colours.
 */
final class GainedColours {

  /** Area of what is held, in squared widths of the arm, from which it may be something ... */
  private static final double LEAST = 0.06;

  /** ... and from which it surely is. */
  private static final double SURE = 0.35;

  /** How far below the tip it may begin, in widths of the arm; what begins lower is not held. */
  private static final double FARTHEST = 1;

  private static final int NEIGHBOURS = 4;

  /** Places so far apart belong together: fingers lie between them. */
  private static final int FINGER = 3;

  private final boolean[] gained;

  /**
   * What arms of the one palette have gained against the other.
   *
   * @param farMore how many times more often a gained colour occurs
   */
  GainedColours(Palette now, Palette otherwise, float farMore) {
    this.gained = new boolean[Palette.SIZE];
    for (int i = 0; i < gained.length; i++) {
      gained[i] = now.share(i) > farMore * otherwise.share(i);
    }
  }

  /** Share of the whole arm, with what it holds, that has gained colours, 0 to 1. */
  double share(Look look) {
    int all = 0;
    int gain = 0;
    for (int i = 0; i < look.arm().length; i++) {
      if (look.arm()[i]) {
        all++;
        gain += gained[Palette.bin(look.levels(), i)] ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) gain / all;
  }

  /** Something held, and the places that show it. */
  record Gain(Held held, Places places) {}

  /** What is held, in pixels of the frame; empty for nothing. */
  Optional<Gain> in(Look look) {
    Marks marks = new Marks(look.place().width(), look.tipRows());
    Levels levels = look.levels();
    for (int i = 0; i < marks.set.length; i++) {
      marks.set[i] = look.arm()[i] && gained[Palette.bin(levels, i)];
    }
    marks.clean();
    Patch patch = marks.largest();
    double share = patch.area / (double) (look.armWidth() * look.armWidth());
    if (share < LEAST || patch.top > FARTHEST * look.armWidth()) {
      return Optional.empty();
    }
    Box place = look.place();
    Box small =
        new Box(place.x() + patch.left, place.y() + patch.top, patch.width(), patch.height());
    double score = Math.min(1, (share - LEAST) / (SURE - LEAST));
    double clear = Math.min(1, patch.area / (double) small.area());
    Held held = new Held(look.large(small), score, clear);
    return Optional.of(new Gain(held, new Places(levels, gainedIn(patch, look))));
  }

  private boolean[] gainedIn(Patch patch, Look look) {
    boolean[] marked = new boolean[look.arm().length];
    for (int y = patch.top; y < patch.bottom; y++) {
      for (int x = patch.left; x < patch.right; x++) {
        int at = y * look.place().width() + x;
        marked[at] = look.arm()[at] && gained[Palette.bin(look.levels(), at)];
      }
    }
    return marked;
  }

  /** Places that are marked, row by row. */
  private static final class Marks {
    private final int width;
    private final int height;
    private boolean[] set;

    Marks(int width, int height) {
      this.width = width;
      this.height = height;
      this.set = new boolean[width * height];
    }

    /** Edges mix the colours of both sides; what is thin is such an edge. */
    void clean() {
      boolean[] cleaned = new boolean[set.length];
      for (int i = 0; i < set.length; i++) {
        cleaned[i] = set[i] && around(i, 1) > NEIGHBOURS;
      }
      set = cleaned;
    }

    Patch largest() {
      Patch best = new Patch();
      for (int i = 0; i < set.length; i++) {
        if (set[i]) {
          Patch patch = flood(i);
          best = patch.area > best.area ? patch : best;
        }
      }
      return best;
    }

    private int around(int at, int reach) {
      int count = 0;
      int x = at % width;
      int y = at / width;
      for (int row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
        for (int c = Math.max(0, x - reach); c <= Math.min(width - 1, x + reach); c++) {
          count += set[row * width + c] ? 1 : 0;
        }
      }
      return count;
    }

    /** Takes a patch out of the marks. */
    private Patch flood(int start) {
      Patch patch = new Patch();
      Deque<Integer> open = new ArrayDeque<>();
      open.add(start);
      set[start] = false;
      while (!open.isEmpty()) {
        int next = open.poll();
        int x = next % width;
        int y = next / width;
        patch.add(x, y);
        for (int row = Math.max(0, y - FINGER); row <= Math.min(height - 1, y + FINGER); row++) {
          for (int c = Math.max(0, x - FINGER); c <= Math.min(width - 1, x + FINGER); c++) {
            int neighbour = row * width + c;
            if (set[neighbour]) {
              set[neighbour] = false;
              open.add(neighbour);
            }
          }
        }
      }
      return patch;
    }
  }

  /** Extent and area of places that belong together. */
  private static final class Patch {
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;
    private int area;

    void add(int x, int y) {
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      area++;
    }

    int width() {
      return right - left;
    }

    int height() {
      return bottom - top;
    }
  }
}
