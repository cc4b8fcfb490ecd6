package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart.Line;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the held products a put-back may be.
 *
 * <p>The movement's posterior is weighed by what can go back. A held product counts in full; one
 * that the movement does not list shares what its candidates left over, at most e times less than
 * the least of them. A product that a doubted take may have been, which is carried but not charged,
 * counts by the probability of that take. Everything else has small prior odds.
 *
 * @param held held products, most probable first
 * @param notCharged probability that it is none of them
 */
record Returns(List<Weighed> held, double notCharged) {

  private static final Comparator<Weighed> MOST_PROBABLE =
      Comparator.comparingDouble(Weighed::probability).reversed().thenComparing(Weighed::sku);

  static Returns of(Cart cart, Movement movement, CartConfig config) {
    List<Weighed> candidates = movement.what().candidates();
    List<String> skus = cart.lines().stream().map(Line::sku).distinct().sorted().toList();
    if (candidates.isEmpty() || skus.isEmpty()) {
      return new Returns(List.of(), 1);
    }
    double left = 1 - candidates.stream().mapToDouble(Weighed::probability).sum();
    double least = candidates.get(candidates.size() - 1).probability();
    long unlisted = skus.stream().filter(sku -> probability(sku, candidates) < 0).count();
    double each = Math.max(0, Math.min(least / Math.E, left / Math.max(1, unlisted)));
    List<Weighed> weights = new ArrayList<>();
    double sum = 0;
    double heldListed = 0;
    for (String sku : skus) {
      double listed = probability(sku, candidates);
      heldListed += Math.max(0, listed);
      double weight = listed < 0 ? each : listed;
      sum += weight;
      weights.add(new Weighed(sku, weight));
    }
    double others =
        config.notHeldOdds() * Math.max(0, 1 - heldListed) + takenInDoubt(cart, candidates);
    double all = sum + others;
    return new Returns(
        weights.stream()
            .map(weight -> new Weighed(weight.sku(), weight.probability() / all))
            .sorted(MOST_PROBABLE)
            .toList(),
        others / all);
  }

  /** The probability of a candidate; negative for a product that is none. */
  private static double probability(String sku, List<Weighed> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.sku().equals(sku))
        .mapToDouble(Weighed::probability)
        .findFirst()
        .orElse(-1);
  }

  private static double takenInDoubt(Cart cart, List<Weighed> candidates) {
    double weight = 0;
    for (LineDoubted doubted : cart.doubts()) {
      if (doubted.action() != Action.PUT) {
        for (Weighed taken : doubted.candidates()) {
          weight += taken.probability() * Math.max(0, probability(taken.sku(), candidates));
        }
      }
    }
    return Math.min(1, weight);
  }

  Optional<Weighed> best() {
    return held.stream().findFirst();
  }

  /** Why no held product is probable enough. */
  Doubt doubt() {
    double top = best().map(Weighed::probability).orElse(0.0);
    if (top <= notCharged) {
      return new Doubt(DoubtReason.NOT_HELD, "what was put back is not in the cart");
    }
    List<String> skus = held.stream().limit(2).map(Weighed::sku).toList();
    return new Doubt(
        DoubtReason.WHAT_AMBIGUOUS,
        skus.size() > 1
            ? "it may be " + String.join(" or ", skus) + " that went back"
            : "it may be " + skus.get(0) + " that went back, or something that was not held");
  }
}
