package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Look;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How probable each product is after all cameras.
 *
 * <p>A camera's log-likelihood of a product is -distance/temperature, up to a constant; of
 * something that is not in the gallery, -rejectAbove/temperature. The cameras' sum is tempered,
 * since they share light and pose: n cameras count as 1 + independence * (n - 1). Priors are added
 * and a softmax gives the posterior, in {@link StrictMath} so that every machine gets the same
 * bits.
 */
final class Weighing {

  private final FusionConfig config;

  Weighing(FusionConfig config) {
    this.config = config;
  }

  /**
   * What is left after weighing.
   *
   * @param products most probable first
   * @param unknown probability that it is none of them
   */
  record Posterior(List<Weighed> products, double unknown) {

    boolean unknownLeads() {
      return products.isEmpty() || unknown >= products.get(0).probability();
    }
  }

  /**
   * Weighs the looks of all cameras.
   *
   * @param odds prior odds of a product, 1 for one that belongs where it was seen
   */
  Posterior weigh(List<Look> looks, ToDoubleFunction<String> odds) {
    SortedSet<String> skus = new TreeSet<>();
    looks.forEach(look -> look.candidates().forEach(candidate -> skus.add(candidate.sku())));
    double share =
        looks.isEmpty() ? 0 : (1 + config.independence() * (looks.size() - 1)) / looks.size();
    double unknown = StrictMath.log(config.unknownOdds());
    for (Look look : looks) {
      unknown -= share * unknownDistance(look) / look.temperature();
    }
    List<String> order = List.copyOf(skus);
    double[] logs = new double[order.size()];
    double highest = unknown;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(odds.applyAsDouble(order.get(i)));
      for (Look look : looks) {
        logs[i] -= share * distance(look, order.get(i)) / look.temperature();
      }
      highest = Math.max(highest, logs[i]);
    }
    return normalised(order, logs, unknown, highest);
  }

  private static Posterior normalised(
      List<String> skus, double[] logs, double unknown, double highest) {
    double sum = StrictMath.exp(unknown - highest);
    for (double log : logs) {
      sum += StrictMath.exp(log - highest);
    }
    List<Weighed> weighed = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      weighed.add(new Weighed(skus.get(i), StrictMath.exp(logs[i] - highest) / sum));
    }
    weighed.sort(
        Comparator.comparingDouble(Weighed::probability).reversed().thenComparing(Weighed::sku));
    return new Posterior(List.copyOf(weighed), StrictMath.exp(unknown - highest) / sum);
  }

  /** A camera that says UNKNOWN holds that at least as probable as its best candidate. */
  private static double unknownDistance(Look look) {
    return look.verdict() == Verdict.UNKNOWN && !look.candidates().isEmpty()
        ? Math.min(look.rejectAbove(), look.candidates().get(0).distance())
        : look.rejectAbove();
  }

  private double distance(Look look, String sku) {
    double worst = look.candidates().isEmpty() ? look.rejectAbove() : look.acceptBelow();
    for (Candidate candidate : look.candidates()) {
      if (candidate.sku().equals(sku)) {
        return candidate.distance();
      }
      worst = Math.max(worst, candidate.distance());
    }
    return worst + config.unlistedStep() * look.temperature();
  }
}
