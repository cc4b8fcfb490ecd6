package dev.walkout.shop.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The median of a figure over the rounds, with its least and largest. */
public record Spread(double median, double least, double most) {

  /**
   * Of at least one value.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(percentile(sorted, 0.5), percentile(sorted, 0), percentile(sorted, 1));
  }

  /**
   * The value below which a share of the sorted values lies, between neighbours in proportion.
   *
   * @param share 0..1
   * @throws IllegalArgumentException if there is no value
   */
  public static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("values are none: measure at least once");
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** A percentile of values in any order. */
  public static double percentile(Collection<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return percentile(sorted, share);
  }

  /** {@code median (least-most)}. */
  public String text(String number) {
    String format = number + " (" + number + "-" + number + ")";
    return String.format(Locale.ROOT, format, median, least, most);
  }
}
