package dev.walkout.vision.match;

/**
 * What the gate asks of a product distance before it believes it, for one product category.
 *
 * <p>All three are Euclidean distances between unit vectors, 0 to 2.
 *
 * @param acceptBelow TL: the nearest product is accepted at this distance or nearer
 * @param rejectAbove TH: a nearest product at this distance or farther is a stranger
 * @param margin how much farther the runner-up must be than the nearest product
 */
public record Thresholds(double acceptBelow, double rejectAbove, double margin) {

  /** Stands for every category without thresholds of its own. */
  public static final String ANY_CATEGORY = "*";

  private static final double FARTHEST = 2.0;

  /**
   * @throws IllegalArgumentException naming the threshold and its value, unless 0 &lt;= acceptBelow
   *     &lt;= rejectAbove &lt;= 2 and 0 &lt;= margin &lt;= 2
   */
  public Thresholds {
    check("acceptBelow", acceptBelow);
    check("rejectAbove", rejectAbove);
    check("margin", margin);
    if (acceptBelow > rejectAbove) {
      throw new IllegalArgumentException(
          "acceptBelow "
              + acceptBelow
              + " is above rejectAbove "
              + rejectAbove
              + "; calibrate the model again or lower acceptBelow");
    }
  }

  private static void check(String field, double value) {
    if (!(value >= 0 && value <= FARTHEST)) {
      throw new IllegalArgumentException(
          field + " is " + value + "; distances between unit vectors lie between 0 and 2");
    }
  }
}
