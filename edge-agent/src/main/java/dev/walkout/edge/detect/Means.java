package dev.walkout.edge.detect;

/**
 * Running means of every place of a small picture, in fixed point.
 *
 * <p>Nearly all places of nearly all frames are as usual. They are told from the others, and
 * learned, by short loops without branches over arrays of one type, which the compiler turns into
 * vector instructions.
 */
final class Means {

  /** Bits behind the point. */
  private static final int POINT = 8;

  /** One frame counts for 1/32. */
  private static final int RATE = 5;

  /** Bits behind the point of a gain. */
  static final int GAIN_BITS = 7;

  private final int contrast;
  private final int[] luma;
  private final int[] blue;
  private final int[] red;
  private final int[] nowLuma;
  private final int[] nowBlue;
  private final int[] nowRed;
  private final int[] doubtful;

  /** The means of one picture, and by how much brighter a place may be to be as usual. */
  Means(Levels now, int contrast) {
    int pixels = now.pixels();
    this.contrast = contrast;
    this.luma = new int[pixels];
    this.blue = new int[pixels];
    this.red = new int[pixels];
    this.nowLuma = new int[pixels];
    this.nowBlue = new int[pixels];
    this.nowRed = new int[pixels];
    this.doubtful = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      replace(now, i);
    }
  }

  /** Brightness, 0 to 255. */
  int luma(int i) {
    return luma[i] >> POINT;
  }

  /** Blue difference, -128 to 127. */
  int blue(int i) {
    return blue[i] >> POINT;
  }

  /** Red difference, -128 to 127. */
  int red(int i) {
    return red[i] >> POINT;
  }

  /**
   * Learns the places that are plainly as usual: hardly darker, not much brighter, of the same
   * colour.
   *
   * @param gain how much brighter the picture is than the means, in 1/128
   * @return below 0 for each place that is not; overwritten by the next call
   */
  int[] learnUsual(Levels now, int gain) {
    spread(now.luma(), 0, nowLuma);
    spread(now.blue(), 128, nowBlue);
    spread(now.red(), 128, nowRed);
    doubtBrightness(gain);
    doubtColour(nowBlue, blue, gain);
    doubtColour(nowRed, red, gain);
    int unit = unit(gain);
    learn(nowLuma, luma, unit);
    learn(nowBlue, blue, unit);
    learn(nowRed, red, unit);
    return doubtful;
  }

  /** Learns one place of the same picture. */
  void learn(int i, int gain) {
    int unit = unit(gain);
    luma[i] += (nowLuma[i] * unit - luma[i]) >> RATE;
    blue[i] += (nowBlue[i] * unit - blue[i]) >> RATE;
    red[i] += (nowRed[i] * unit - red[i]) >> RATE;
  }

  /** Forgets what a place was: it is as it is now. */
  void replace(Levels now, int i) {
    luma[i] = (now.luma()[i] & 255) << POINT;
    blue[i] = ((now.blue()[i] & 255) - 128) << POINT;
    red[i] = ((now.red()[i] & 255) - 128) << POINT;
  }

  private void doubtBrightness(int gain) {
    int[] now = nowLuma;
    int[] mean = luma;
    int[] doubts = doubtful;
    for (int i = 0; i < doubts.length; i++) {
      int above = ((mean[i] >> POINT) * gain >> GAIN_BITS) - 255;
      int expected = 255 + (above & (above >> 31)); // at most 255
      int y = now[i];
      doubts[i] = (contrast - y + expected) | (100 * y - Background.LIGHTEST_SHADOW * expected - 1);
    }
  }

  private void doubtColour(int[] now, int[] mean, int gain) {
    int[] doubts = doubtful;
    for (int i = 0; i < doubts.length; i++) {
      int gained = (mean[i] >> POINT) * gain;
      // Rounded towards 0, as a division is.
      int off = now[i] - ((gained + (gained >> 31 & (1 << GAIN_BITS) - 1)) >> GAIN_BITS);
      doubts[i] |= (Background.COLOUR - off) | (Background.COLOUR + off);
    }
  }

  private void learn(int[] now, int[] mean, int unit) {
    int[] doubts = doubtful;
    for (int i = 0; i < doubts.length; i++) {
      mean[i] += ((now[i] * unit - mean[i]) >> RATE) & ~(doubts[i] >> 31);
    }
  }

  private static int unit(int gain) {
    return (1 << GAIN_BITS << POINT) / Math.max(1, gain);
  }

  private static void spread(byte[] levels, int zero, int[] to) {
    for (int i = 0; i < levels.length; i++) {
      to[i] = (levels[i] & 255) - zero;
    }
  }
}
