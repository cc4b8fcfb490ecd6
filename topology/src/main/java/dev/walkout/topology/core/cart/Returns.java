package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the held products a put-back may be.
 *
 * <p>The movement's posterior is restricted to what the cart holds; everything else, the unknown
 * included, shares one hypothesis "not held" with small prior odds. A held product that the
 * movement does not list gets e times less than its least candidate, and never more than what the
 * candidates left over.
 *
 * @param held held products, most probable first
 * @param notHeld probability that it is none of them
 */
record Returns(List<Weighed> held, double notHeld) {

  static Returns of(Cart cart, Movement movement, CartConfig config) {
    List<Weighed> candidates = movement.what().candidates();
    if (candidates.isEmpty()) {
      return new Returns(List.of(), 1);
    }
    double listed = candidates.stream().mapToDouble(Weighed::probability).sum();
    double least = candidates.get(candidates.size() - 1).probability();
    double unlisted = Math.max(0, Math.min(least / Math.E, 1 - listed));
    List<String> skus = cart.lines().stream().map(Line::sku).distinct().sorted().toList();
    List<Weighed> raw = new ArrayList<>();
    double heldListed = 0;
    double sum = 0;
    for (String sku : skus) {
      Optional<Weighed> candidate =
          candidates.stream().filter(c -> c.sku().equals(sku)).findFirst();
      double weight = candidate.map(Weighed::probability).orElse(unlisted);
      heldListed += candidate.map(Weighed::probability).orElse(0.0);
      sum += weight;
      raw.add(new Weighed(sku, weight));
    }
    double notHeld = config.notHeldOdds() * Math.max(0, 1 - heldListed);
    double all = sum + notHeld;
    List<Weighed> held =
        all == 0
            ? List.of()
            : raw.stream()
                .map(weighed -> new Weighed(weighed.sku(), weighed.probability() / all))
                .sorted(
                    Comparator.comparingDouble(Weighed::probability)
                        .reversed()
                        .thenComparing(Weighed::sku))
                .toList();
    return new Returns(held, all == 0 ? 1 : notHeld / all);
  }

  Optional<Weighed> best() {
    return held.stream().findFirst();
  }

  /** Why no held product is probable enough. */
  Doubt doubt() {
    double top = best().map(Weighed::probability).orElse(0.0);
    if (top <= notHeld) {
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
