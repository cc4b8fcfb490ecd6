package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.Strangers.Trialled;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fisher's linear discriminant of product distance and margin: the one direction in which products
 * of the gallery and strangers lie farthest apart for their spread.
 */
final class Discriminant {

  private final Trialled trialled;

  Discriminant(Trialled trialled) {
    this.trialled = trialled;
  }

  /** Mean AUROC of each half of the trials by the direction found on the other half. */
  double auroc() {
    return (half(0).auroc(half(1)) + half(1).auroc(half(0))) / 2;
  }

  /** A half of the trials of both kinds: every other photo. */
  private Half half(int which) {
    return new Half(every(trialled.enrolled(), which), every(trialled.strangers(), which));
  }

  private static List<Trial> every(List<Trial> trials, int first) {
    return IntStream.range(0, trials.size())
        .filter(i -> i % 2 == first)
        .mapToObj(trials::get)
        .toList();
  }

  private record Half(List<Trial> enrolled, List<Trial> strangers) {

    /** This half by the direction of another. */
    double auroc(Half teacher) {
      Moments in = Moments.of(teacher.enrolled);
      Moments out = Moments.of(teacher.strangers);
      double dd = in.dd() + out.dd();
      double dm = in.dm() + out.dm();
      double mm = in.mm() + out.mm();
      double distance = in.distance() - out.distance();
      double margin = in.margin() - out.margin();
      double ofDistance = mm * distance - dm * margin;
      double ofMargin = dd * margin - dm * distance;
      return new Trialled(enrolled, strangers)
          .auroc(
              trial ->
                  ofDistance * trial.searched().distance() + ofMargin * trial.searched().margin());
    }
  }

  /** Means, variances and covariance of distance and margin. */
  private record Moments(double distance, double margin, double dd, double dm, double mm) {

    static Moments of(List<Trial> trials) {
      double distance =
          trials.stream().mapToDouble(t -> t.searched().distance()).average().orElse(0);
      double margin = trials.stream().mapToDouble(t -> t.searched().margin()).average().orElse(0);
      double dd = 0;
      double dm = 0;
      double mm = 0;
      for (Trial trial : trials) {
        double d = trial.searched().distance() - distance;
        double m = trial.searched().margin() - margin;
        dd += d * d / trials.size();
        dm += d * m / trials.size();
        mm += m * m / trials.size();
      }
      return new Moments(distance, margin, dd, dm, mm);
    }
  }
}
