package dev.walkout.edge.detect;

import java.util.Arrays;

/**
 * What a camera sees when nobody is there: a running mean of each place over the frames in which it
 * did not differ. Places that differ are kept out of it unless they stand still for long.
 *
 * <p>Before each comparison the whole is made as bright as the frame is, so that lights may change.
 * What is only darker, in the same colour, is a shadow.
 */
final class Background {

  /** Frames for which something must stand still to belong to the background: about 10 s. */
  private static final int STILL = 150;

  /**
   * The same at the beginning, when somebody who is in the first frame may have become part of it.
   */
  private static final int STILL_AT_FIRST = 20;

  private static final int STILL_LEVELS = 6;
  private static final int DARKEST_SHADOW = 50;
  static final int LIGHTEST_SHADOW = 97;
  private static final int SHADOW_COLOUR = 5;
  static final int COLOUR = 7;

  /** Percent by which a shadow may differ between neighbouring places. */
  private static final int SHARP = 16;

  private static final int GAIN_ONE = 1 << Means.GAIN_BITS;
  private static final int EVERY = 5;

  private static final int USUAL = 0;

  /** What is in the shade is usual too, but nothing is learned from it. */
  private static final int SHADOW = 1;

  private static final int FOREIGN = 2;

  private final int contrast;
  private final Means means;
  private final byte[] before;
  private final int[] still;
  private final int[] ratios = new int[4 * GAIN_ONE];
  private int frames;

  /** The background is what is seen now. */
  Background(Levels now, int contrast) {
    this.contrast = contrast;
    this.means = new Means(now, contrast);
    this.before = now.luma().clone();
    this.still = new int[now.pixels()];
  }

  /**
   * Marks what differs.
   *
   * @param differs takes 255 where something is that was not there, 0 elsewhere
   * @return how many places differ
   */
  int compare(Levels now, byte[] differs) {
    int gain = gain(now);
    int longest = frames++ < STILL ? STILL_AT_FIRST : STILL;
    int[] doubtful = means.learnUsual(now, gain);
    Arrays.fill(differs, (byte) 0);
    int count = 0;
    for (int i = 0; i < differs.length; i++) {
      if (doubtful[i] >= 0) {
        still[i] = 0;
      } else if (differs(now, i, gain)) {
        differs[i] = (byte) 255;
        count++;
        wait(now, i, longest);
      }
    }
    System.arraycopy(now.luma(), 0, before, 0, before.length);
    return count;
  }

  /** Median of how much brighter the frame is than the background, in 1/128. */
  private int gain(Levels now) {
    Arrays.fill(ratios, 0);
    int samples = 0;
    for (int i = 0; i < before.length; i += EVERY) {
      int ratio = ((now.luma()[i] & 255) + 4) * GAIN_ONE / (means.luma(i) + 4);
      ratios[Math.min(ratios.length - 1, ratio)]++;
      samples++;
    }
    int below = 0;
    int ratio = 0;
    while (2 * (below + ratios[ratio]) < samples) {
      below += ratios[ratio++];
    }
    return ratio;
  }

  /** Looks closely at a place that is not plainly as usual; one that is, is learned. */
  private boolean differs(Levels now, int i, int gain) {
    int kind = kind(now, i, gain);
    if (kind == USUAL) {
      still[i] = 0;
      means.learn(i, gain);
    }
    return kind == FOREIGN;
  }

  private int kind(Levels now, int i, int gain) {
    int y = now.luma()[i] & 255;
    int expected = Math.min(255, means.luma(i) * gain / GAIN_ONE);
    int cb = (now.blue()[i] & 255) - 128;
    int cr = (now.red()[i] & 255) - 128;
    int expectedBlue = means.blue(i) * gain / GAIN_ONE;
    int expectedRed = means.red(i) * gain / GAIN_ONE;
    int colour = Math.max(Math.abs(cb - expectedBlue), Math.abs(cr - expectedRed));
    int difference = y - expected;
    if (difference >= 0 || 100 * y < DARKEST_SHADOW * expected) {
      return Math.abs(difference) > contrast || colour > COLOUR ? FOREIGN : USUAL;
    }
    if (100 * y > LIGHTEST_SHADOW * expected) {
      return colour > COLOUR ? FOREIGN : USUAL;
    }
    // A shadow takes of the colour what it takes of the brightness.
    int shadeBlue = expectedBlue * y / Math.max(1, expected);
    int shadeRed = expectedRed * y / Math.max(1, expected);
    int shade = Math.max(Math.abs(cb - shadeBlue), Math.abs(cr - shadeRed));
    return shade > SHADOW_COLOUR || hasEdge(now, i, gain) ? FOREIGN : SHADOW;
  }

  /** Shadows begin softly; what begins at once is a thing in the colour of the background. */
  private boolean hasEdge(Levels now, int i, int gain) {
    if (i < now.width() || i % now.width() == 0) {
      return false;
    }
    int here = percent(now, i, gain);
    return Math.abs(here - percent(now, i - 1, gain)) > SHARP
        || Math.abs(here - percent(now, i - now.width(), gain)) > SHARP;
  }

  /** How bright a place is, of what is expected. */
  private int percent(Levels now, int i, int gain) {
    int expected = means.luma(i) * gain / GAIN_ONE;
    return 100 * (now.luma()[i] & 255) / Math.max(1, expected);
  }

  /** What differs and stands still becomes background after a while. */
  private void wait(Levels now, int i, int longest) {
    boolean stands = Math.abs((now.luma()[i] & 255) - (before[i] & 255)) <= STILL_LEVELS;
    still[i] = stands ? still[i] + 1 : 0;
    if (still[i] > longest) {
      still[i] = 0;
      means.replace(now, i);
    }
  }
}
