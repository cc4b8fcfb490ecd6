package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Look;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How probable each product is after all cameras and the scale.
 *
 * <p>A camera's log-likelihood of a product is -distance/temperature, up to a constant; of
 * something that is not in the gallery, -rejectAbove/temperature. The cameras' sum is tempered,
 * since they share light and pose: n cameras count as 1 + independence * (n - 1), shared out by
 * what their crops are worth. What the scale makes of a product is added ({@link Pieces}), then the
 * priors, and a softmax gives the posterior, in {@link StrictMath} so that every machine gets the
 * same bits.
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
   * What is known of a product before any camera.
   *
   * @param odds prior odds of a product, 1 for one that belongs where it was seen
   * @param others products to weigh beside those that the cameras list
   * @param scale log-likelihood of a product by its weight; 0 where the scale says nothing
   */
  record Prior(
      ToDoubleFunction<String> odds, Collection<String> others, ToDoubleFunction<String> scale) {}

  /** Each camera's share of the tempered sum, in the order of the looks; 1 for one alone. */
  double[] shares(List<Look> looks) {
    double sum = looks.stream().mapToDouble(Look::weight).sum();
    double counts = 1 + config.independence() * (looks.size() - 1);
    return looks.stream().mapToDouble(look -> Math.min(1, counts * look.weight() / sum)).toArray();
  }

  /** What the cameras alone make of a movement, most probable first. */
  List<Weighed> seen(Group group) {
    List<Look> looks = group.sightings().stream().map(SightingSeen::look).toList();
    return weigh(looks, new Prior(sku -> 1, List.of(), sku -> 0)).products();
  }

  /** Weighs the looks of all cameras. */
  Posterior weigh(List<Look> looks, Prior prior) {
    SortedSet<String> skus = new TreeSet<>(prior.others());
    looks.forEach(look -> look.candidates().forEach(candidate -> skus.add(candidate.sku())));
    double[] shares = shares(looks);
    double unknown = StrictMath.log(config.unknownOdds());
    for (int i = 0; i < shares.length; i++) {
      unknown -= shares[i] * unknownDistance(looks.get(i)) / looks.get(i).temperature();
    }
    List<String> order = List.copyOf(skus);
    double[] logs = new double[order.size()];
    double highest = unknown;
    for (int i = 0; i < logs.length; i++) {
      String sku = order.get(i);
      logs[i] = StrictMath.log(prior.odds().applyAsDouble(sku)) + prior.scale().applyAsDouble(sku);
      for (int j = 0; j < shares.length; j++) {
        logs[i] -= shares[j] * distance(looks.get(j), sku) / looks.get(j).temperature();
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
