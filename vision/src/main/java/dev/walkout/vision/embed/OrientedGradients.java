package dev.walkout.vision.embed;

import dev.walkout.vision.picture.Picture;

/**
 * Histograms of oriented gradients of a square picture.
 *
 * <p>After N. Dalal and B. Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR
 * 2005: centred differences, the strongest of the three colour channels, 9 unsigned orientations,
 * blocks of 2x2 cells that overlap by one cell, clipped L2 normalisation (0.2).
 */
final class OrientedGradients {

  private static final int CELL = 16;
  private static final int ORIENTATIONS = 9;
  private static final double CLIP = 0.2;
  private static final double SMALL = 1e-3;

  private final int side;
  private final int cells;

  OrientedGradients(int side) {
    this.side = side;
    this.cells = side / CELL;
  }

  int dimension() {
    return (cells - 1) * (cells - 1) * 4 * ORIENTATIONS;
  }

  /** A unit vector; all zero for a picture of one colour. */
  float[] of(Picture square) {
    double[] histogram = new double[cells * cells * ORIENTATIONS];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        vote(square.rgb(), x, y, histogram);
      }
    }
    return blocks(histogram);
  }

  private void vote(byte[] rgb, int x, int y, double[] histogram) {
    int best = 0;
    int bestX = 0;
    int bestY = 0;
    for (int channel = 0; channel < 3; channel++) {
      int at = 3 * (y * side + x) + channel;
      int dx = (rgb[at + 3] & 255) - (rgb[at - 3] & 255);
      int dy = (rgb[at + 3 * side] & 255) - (rgb[at - 3 * side] & 255);
      if (dx * dx + dy * dy > best) {
        best = dx * dx + dy * dy;
        bestX = dx;
        bestY = dy;
      }
    }
    if (best > 0) {
      double angle = Math.atan2(bestY, bestX) / Math.PI; // -1..1; opposite directions are one
      double bin = (angle < 0 ? angle + 1 : angle) * ORIENTATIONS;
      int low = (int) bin;
      int cell = (y / CELL * cells + x / CELL) * ORIENTATIONS;
      double strength = Math.sqrt(best);
      histogram[cell + low % ORIENTATIONS] += strength * (1 - (bin - low));
      histogram[cell + (low + 1) % ORIENTATIONS] += strength * (bin - low);
    }
  }

  private float[] blocks(double[] histogram) {
    float[] all = new float[dimension()];
    int at = 0;
    for (int row = 0; row + 1 < cells; row++) {
      for (int column = 0; column + 1 < cells; column++) {
        double[] block = new double[4 * ORIENTATIONS];
        for (int c = 0; c < 4; c++) {
          int cell = (row + c / 2) * cells + column + c % 2;
          System.arraycopy(histogram, cell * ORIENTATIONS, block, c * ORIENTATIONS, ORIENTATIONS);
        }
        normalise(block);
        for (double value : block) {
          all[at++] = (float) (value / (cells - 1)); // each block has length 1
        }
      }
    }
    return all;
  }

  private static void normalise(double[] block) {
    scale(block);
    for (int i = 0; i < block.length; i++) {
      block[i] = Math.min(CLIP, block[i]);
    }
    scale(block);
  }

  private static void scale(double[] block) {
    double squares = SMALL;
    for (double value : block) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < block.length; i++) {
      block[i] /= length;
    }
  }
}
