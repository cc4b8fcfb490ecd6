package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.match.Thresholds;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What thresholds calibrated on these photos are worth.
 *
 * @param wrongAccept the rate that was asked for
 * @param settings curves of each kind of query, single photos against the gallery first
 * @param rule the finest that beat the general thresholds by more than noise at that rate
 * @param limits thresholds found by that rule on all single photos; ready for a model card
 * @param general how far the general ones among them move with the choice of products
 */
public record LimitReport(
    double wrongAccept,
    List<Setting> settings,
    LimitRule rule,
    Map<String, Thresholds> limits,
    LimitIntervals general) {

  /** A kind of query, and a curve for each rule. */
  public record Setting(String queries, List<CoverageCurve> curves) {

    /** The point of a rule at a rate that was asked for. */
    public Point at(LimitRule rule, double asked) {
      return curves.stream()
          .filter(curve -> curve.rule() == rule)
          .flatMap(curve -> curve.points().stream())
          .filter(point -> point.asked() == asked)
          .findFirst()
          .orElseThrow();
    }

    /** The finest rule that covers more than the general one beyond its interval, no less right. */
    LimitRule best(double asked) {
      Point general = at(LimitRule.GENERAL, asked);
      LimitRule best = LimitRule.GENERAL;
      for (LimitRule rule : LimitRule.values()) {
        Point its = at(rule, asked);
        boolean holds = its.wrongAcceptRate() <= Math.max(asked, general.wrongAcceptRate());
        if (holds && its.coverage() > general.coverageInterval().high()) {
          best = rule;
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
