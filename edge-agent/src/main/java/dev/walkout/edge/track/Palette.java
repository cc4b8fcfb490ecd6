package dev.walkout.edge.track;

import dev.walkout.edge.detect.Levels;
import java.util.List;

/**
 * How often each colour occurs in the looks of one arm: a histogram over brightness and the two
 * colour differences, smoothed over neighbouring colours, so that a little more light changes
 * little.
 */
final class Palette {

  private static final int LUMA = 8;
  private static final int COLOUR = 24;
  static final int SIZE = LUMA * COLOUR * COLOUR;

  private final float[] shares;

  /** Those places of a picture that are marked. */
  record Places(Levels levels, boolean[] marked) {}

  /** Share of all places by colour. */
  Palette(List<Places> pictures) {
    float[] counts = new float[SIZE];
    int all = 0;
    for (Places places : pictures) {
      Levels levels = places.levels();
      for (int i = 0; i < levels.pixels(); i++) {
        if (places.marked()[i]) {
          counts[bin(levels, i)]++;
          all++;
        }
      }
    }
    for (int i = 0; i < SIZE; i++) {
      counts[i] /= Math.max(1, all);
    }
    this.shares = smooth(smooth(smooth(counts, 1, COLOUR), COLOUR, COLOUR), COLOUR * COLOUR, LUMA);
  }

  /** Which colour a place has. */
  static int bin(Levels levels, int at) {
    int luma = (levels.luma()[at] & 255) * LUMA / 256;
    return (luma * COLOUR + colour(levels.blue()[at])) * COLOUR + colour(levels.red()[at]);
  }

  /** How often this colour or one beside it occurs, 0 to 1. */
  float share(int bin) {
    return shares[bin];
  }

  /** Share of the places of either that the other has in the same colours, 0 to 1. */
  float overlap(Palette other) {
    float sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += Math.min(shares[i], other.shares[i]);
    }
    return sum;
  }

  /** The middle half of all differences, in steps of five or six. */
  private static int colour(byte level) {
    int around = (level & 255) - 64;
    return Math.max(0, Math.min(COLOUR - 1, around * COLOUR / 128));
  }

  /** 1 2 1 along one of the three axes. */
  private static float[] smooth(float[] from, int step, int length) {
    float[] to = new float[SIZE];
    for (int begin = 0; begin < SIZE; begin += step * length) {
      int end = begin + step * length;
      for (int i = begin; i < end; i++) {
        float before = i >= begin + step ? from[i - step] : 0;
        float after = i < end - step ? from[i + step] : 0;
        to[i] = (before + 2 * from[i] + after) / 4;
      }
    }
    return to;
  }
}
