package dev.walkout.vision.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How often the right product is found; shares, the mean over the seeds.
 *
 * @param top1 the nearest product is the right one
 * @param top5 it is among the nearest five
 * @param mapAtR mean average precision at R of its anchors; see {@link AnchorOrder}
 * @param interval of top1, for so many photos
 * @param seedSpread greatest top1 of a seed less the least; 0 where nothing is drawn
 * @param burstOf4 top1 of bursts
 */
public record Recalls(
    double top1,
    double top5,
    double mapAtR,
    Interval interval,
    double seedSpread,
    Bursts burstOf4) {

  /** Found once for all: what an oracle reaches. */
  static final Recalls PERFECT = new Recalls(1, 1, 1, new Interval(1, 1), 0, new Bursts(1, 1));

  /**
   * Nearest product of the mean of four.
   *
   * @param crops four crops of one photo, boxes that sit a little differently
   * @param photos four photos of the product in a row
   */
  public record Bursts(double crops, double photos) {}

  /** What one gallery answered once. */
  record Sitting(Tally single, Tally crops, Tally photos, double mapAtR) {}

  static Recalls of(List<Sitting> sittings) {
    double[] each = sittings.stream().mapToDouble(one -> one.single().top1()).sorted().toArray();
    double queries = mean(sittings, one -> one.single().queries());
    double right = mean(sittings, one -> one.single().nearestRight());
    return new Recalls(
        mean(sittings, one -> one.single().top1()),
        mean(sittings, one -> one.single().top5()),
        mean(sittings, Sitting::mapAtR),
        Interval.ofShare(right, queries),
        each[each.length - 1] - each[0],
        new Bursts(
            mean(sittings, one -> one.crops().top1()), mean(sittings, one -> one.photos().top1())));
  }

  private static double mean(List<Sitting> sittings, ToDoubleFunction<Sitting> figure) {
    return sittings.stream().mapToDouble(figure).average().orElseThrow();
  }
}
