package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.match.Thresholds;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What thresholds calibrated on these photos are worth.
 *
 * @param wrongAccept the stated rate
 * @param settings curves of each kind of query, single photos against the gallery first
 * @param used the rule for a shop that enrols all these products: the finest that covers more than
 *     the general thresholds by more than chance and is no more often wrong
 * @param limits thresholds found by it on all single photos; ready for a model card
 * @param general how far the general ones move with the choice of products
 */
public record LimitReport(
    double wrongAccept,
    List<Setting> settings,
    Choice used,
    Map<String, Thresholds> limits,
    LimitIntervals general) {

  /** A rule, and what it does when asked for a rate that keeps the stated one on other photos. */
  public record Choice(LimitRule rule, Point point) {}

  /**
   * A kind of query, and a curve for each rule.
   *
   * @param card what the thresholds of the model's card do, found on none of these photos
   */
  public record Setting(String queries, List<CoverageCurve> curves, Point card) {

    /**
     * The point of a rule that covers the most and is on other photos no more often wrong than
     * stated; where none is, the one that is least often wrong.
     */
    public Choice of(LimitRule rule, double stated) {
      List<Point> points =
          curves.stream()
              .filter(curve -> curve.rule() == rule)
              .flatMap(curve -> curve.points().stream())
              .filter(point -> point.coverage() > 0)
              .toList();
      Optional<Point> within =
          points.stream()
              .filter(point -> point.wrongAcceptRate() <= stated)
              .max(Comparator.comparingDouble(Point::coverage));
      return new Choice(
          rule,
          within
              .or(() -> points.stream().min(Comparator.comparingDouble(Point::wrongAcceptRate)))
              .orElse(Point.NOTHING));
    }

    /** The finest rule that covers more than the general one beyond its interval, no less right. */
    public Choice best(double stated) {
      Choice best = of(LimitRule.GENERAL, stated);
      Point general = best.point();
      for (LimitRule rule : LimitRule.values()) {
        Choice its = of(rule, stated);
        boolean holds =
            its.point().wrongAcceptRate() <= Math.max(stated, general.wrongAcceptRate());
        if (holds && its.point().coverage() > general.coverageInterval().high()) {
          best = its;
        }
      }
      return best;
    }
  }

  public LimitReport {
    settings = List.copyOf(settings);
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
  }
}
