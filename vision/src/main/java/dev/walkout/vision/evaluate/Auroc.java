package dev.walkout.vision.evaluate;

import java.util.Arrays;

/**
 * The area under the ROC curve: how often a score puts a product of the gallery above a stranger,
 * ties counting half (Hanley and McNeil, "The Meaning and Use of the Area under a ROC Curve",
 * Radiology 1982).
 */
final class Auroc {

  private Auroc() {}

  /** Of scores that are greater for products of the gallery; 0.5 if there are none of one kind. */
  static double of(double[] enrolled, double[] strangers) {
    if (enrolled.length == 0 || strangers.length == 0) {
      return 0.5;
    }
    double[] sorted = strangers.clone();
    Arrays.sort(sorted);
    double above = 0;
    for (double score : enrolled) {
      above += (below(sorted, score, false) + below(sorted, score, true)) / 2.0;
    }
    return above / enrolled.length / strangers.length;
  }

  /** How many of the ascending values are less than a score, or no greater. */
  private static int below(double[] sorted, double score, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (sorted[middle] < score || (orEqual && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
