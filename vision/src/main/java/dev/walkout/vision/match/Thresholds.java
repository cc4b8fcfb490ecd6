package dev.walkout.vision.match;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What the gate asks of a product distance before it believes it: for one product, for the products
 * of a category, or for any.
 *
 * <p>The first three are Euclidean distances between unit vectors, 0 to 2.
 *
 * @param acceptBelow TL: the nearest product is accepted at this distance or nearer
 * @param rejectAbove TH: a nearest product at this distance or farther is a stranger
 * @param margin how much farther the runner-up must be than the nearest product
 * @param crops of the bursts that they were calibrated on, at least 1
 */
public record Thresholds(double acceptBelow, double rejectAbove, double margin, double crops) {

  /** Stands for every category without thresholds of its own. */
  public static final String ANY_CATEGORY = "*";

  private static final String PRODUCT = "sku:";

  private static final double FARTHEST = 2.0;

  /**
   * How much of what leads a crop away from its product leads the others of its burst away too: the
   * correlation of their residuals, 0.25 over 61,916 pairs of crops of rendered packages.
   */
  private static final double SHARED = 0.25;

  /**
   * @throws IllegalArgumentException naming the threshold and its value, unless 0 &lt;= acceptBelow
   *     &lt;= rejectAbove &lt;= 2, 0 &lt;= margin &lt;= 2 and crops &gt;= 1
   */
  public Thresholds {
    check("acceptBelow", acceptBelow);
    check("rejectAbove", rejectAbove);
    check("margin", margin);
    if (!(crops >= 1 && crops < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "crops is " + crops + "; thresholds are calibrated on bursts of at least 1 crop");
    }
    if (acceptBelow > rejectAbove) {
      throw new IllegalArgumentException(
          "acceptBelow "
              + acceptBelow
              + " is above rejectAbove "
              + rejectAbove
              + "; calibrate the model again or lower acceptBelow");
    }
  }

  /** The name under which a product's own thresholds stand among those of categories. */
  public static String ofProduct(String sku) {
    return PRODUCT + sku;
  }

  /**
   * The thresholds that hold for a product: its own, else its category's, else those of {@value
   * #ANY_CATEGORY}; null if there are none of these.
   *
   * @param named by category, {@link #ofProduct} and {@value #ANY_CATEGORY}
   */
  public static Thresholds among(Map<String, Thresholds> named, String category, String sku) {
    Thresholds its = named.get(ofProduct(sku));
    return its != null ? its : named.getOrDefault(category, named.get(ANY_CATEGORY));
  }

  /** Thresholds that were calibrated on single crops. */
  public Thresholds(double acceptBelow, double rejectAbove, double margin) {
    this(acceptBelow, rejectAbove, margin, 1);
  }

  /** As a model's card has them; one without crops was calibrated on single ones. */
  @JsonCreator
  static Thresholds read(
      @JsonProperty(value = "acceptBelow", required = true) double acceptBelow,
      @JsonProperty(value = "rejectAbove", required = true) double rejectAbove,
      @JsonProperty(value = "margin", required = true) double margin,
      @JsonProperty("crops") Double crops) {
    return new Thresholds(acceptBelow, rejectAbove, margin, crops == null ? 1 : crops);
  }

  /**
   * The same for a burst of fewer crops, which lies farther from the product that it shows: what is
   * each crop's own, and not shared, averages out over a burst. TH moves out with it; TL and margin
   * stay, since a lone crop must be no less like its product to be charged.
   *
   * @param its crops of the burst, in parts where some count less than others
   */
  Thresholds forBurstOf(double its) {
    double cosine = 1 - rejectAbove * rejectAbove / 2;
    if (its >= crops || cosine <= 0) {
      return this;
    }
    double tangent2 = (1 / (cosine * cosine) - 1) * residual(its) / residual(crops);
    double reject = UnitVectors.distance(1 / Math.sqrt(1 + tangent2));
    return new Thresholds(acceptBelow, reject, margin, its);
  }

  /** Squared length of the mean residual of so many crops, where one crop's is 1. */
  private static double residual(double crops) {
    return SHARED + (1 - SHARED) / crops;
  }

  private static void check(String field, double value) {
    if (!(value >= 0 && value <= FARTHEST)) {
      throw new IllegalArgumentException(
          field + " is " + value + "; distances between unit vectors lie between 0 and 2");
    }
  }
}
