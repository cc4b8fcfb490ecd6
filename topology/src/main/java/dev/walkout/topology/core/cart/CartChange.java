package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart.Cause;
import java.util.List;

/** What happens to a cart; only {@link Cart#apply} turns it into state. */
public sealed interface CartChange {

  /**
   * A product was taken, at the price of that moment.
   *
   * @param unitPrice of a piece or, of weighed goods, of a kilogram
   * @param restricted whether it may only be sold after a check of age
   * @param reason empty for what a movement proved, else who says so
   */
  record LineAdded(
      String lineId,
      String sku,
      Amount amount,
      Money unitPrice,
      boolean restricted,
      Cause cause,
      String reason)
      implements CartChange {
    public int pieces() {
      return amount.pieces();
    }
  }

  /** Some of a line went back. */
  record LineRemoved(String lineId, String sku, Amount amount, Cause cause) implements CartChange {
    public int pieces() {
      return amount.pieces();
    }
  }

  /**
   * A movement could not be proven.
   *
   * @param candidates what it may have moved, most probable first
   */
  record LineDoubted(String movementId, Action action, Doubt doubt, List<Weighed> candidates)
      implements CartChange {
    public LineDoubted {
      candidates = List.copyOf(candidates);
    }
  }

  /** What a line amounts to is set anew. */
  record LineCorrected(String lineId, String sku, Amount amount, String reason, Cause cause)
      implements CartChange {
    public int pieces() {
      return amount.pieces();
    }
  }
}
