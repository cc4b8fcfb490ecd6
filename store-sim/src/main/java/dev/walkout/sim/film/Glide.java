package dev.walkout.sim.film;

import java.util.Arrays;
import java.util.List;

/**
 * A smooth way through places at given times, which overshoots none of them; before the first and
 * after the last it rests.
 *
 * <p>Cubic Hermite pieces with the slopes of Fritsch and Carlson, "Monotone Piecewise Cubic
 * Interpolation" (SIAM J. Numer. Anal. 17, 1980), in their harmonic form.
 */
final class Glide {
  private final double[] times;
  private final double[] places;
  private final double[] slopes;

  /**
   * Through these places.
   *
   * @param times in seconds, each later than the one before; at least two
   */
  Glide(double[] times, double[] places) {
    this.times = times.clone();
    this.places = places.clone();
    this.slopes = new double[times.length];
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] > times[i - 1])) {
        throw new IllegalArgumentException("times must grow: " + times[i - 1] + ", " + times[i]);
      }
    }
    for (int i = 1; i < times.length - 1; i++) {
      double before = secant(i - 1);
      double after = secant(i);
      slopes[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
    }
    slopes[0] = secant(0);
    slopes[times.length - 1] = secant(times.length - 2);
  }

  /** Through these points, each a time and a place. */
  static Glide through(List<double[]> points) {
    return new Glide(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  /** Whether a time lies between its first and its last, both included. */
  boolean covers(double time) {
    return time >= from() && time <= until();
  }

  double from() {
    return times[0];
  }

  double until() {
    return times[times.length - 1];
  }

  /** The highest place that it comes to. */
  double highest() {
    return Arrays.stream(places).max().orElseThrow();
  }

  /** The place at a time. */
  double at(double time) {
    if (time <= from()) {
      return places[0];
    }
    if (time >= until()) {
      return places[places.length - 1];
    }
    int i = 0;
    while (time > times[i + 1]) {
      i++;
    }
    double span = times[i + 1] - times[i];
    double u = (time - times[i]) / span;
    double v = 1 - u;
    return places[i] * v * v * (1 + 2 * u)
        + places[i + 1] * u * u * (1 + 2 * v)
        + span * u * v * (slopes[i] * v - slopes[i + 1] * u);
  }

  private double secant(int i) {
    return (places[i + 1] - places[i]) / (times[i + 1] - times[i]);
  }
}
