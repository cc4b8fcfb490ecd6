package dev.walkout.topology.core.cart;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.Cart.Line;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a cart: what a movement does to it. */
public final class CartRules {

  private final CartConfig config;

  public CartRules(CartConfig config) {
    this.config = config;
  }

  public CartConfig config() {
    return config;
  }

  /** What the movement does to the trip's cart; pure. */
  public List<CartChange> decide(String tripId, Cart cart, Movement movement, PriceBook prices) {
    String who = movement.who().tripId();
    if (movement.doubt() != null) {
      return doubted(cart, movement, movement.doubt());
    }
    if (who != null && !who.equals(tripId)) {
      return Removal.of(cart, movement);
    }
    return movement.action() == Action.PUT
        ? put(cart, movement)
        : take(tripId, cart, movement, prices);
  }

  /** The unit price of a product at a time, or why there is none. */
  public Priced price(String sku, Instant at, PriceBook prices) {
    Optional<ProductFacts> facts = prices.find(sku);
    if (facts.isEmpty()) {
      return Priced.not("the catalogue has no product '" + sku + "': add it to products");
    }
    if (!facts.get().active()) {
      return Priced.not("product '" + sku + "' is withdrawn: take it off the shelf");
    }
    Optional<ProductFacts.Offer> offer = facts.get().at(at);
    if (offer.isEmpty()) {
      return Priced.not("product '" + sku + "' has no price at " + at + ": give it one");
    }
    Money price = offer.get().price();
    if (!price.currency().equals(config.currency()) || price.minor() < 0) {
      return Priced.not(
          "price of '" + sku + "' is " + price + ": price it in " + config.currency());
    }
    return new Priced(price, !offer.get().byPiece(), null);
  }

  /**
   * A price, or why there is none; one of the two is null.
   *
   * @param perKilogram whether it is of a kilogram, else of a piece
   */
  public record Priced(Money price, boolean perKilogram, String reason) {
    private static Priced not(String reason) {
      return new Priced(null, false, reason);
    }

    /** Whether so much can be sold at this price. */
    public boolean fits(Amount amount) {
      return price != null && perKilogram == amount.grams() > 0;
    }
  }

  private List<CartChange> take(String tripId, Cart cart, Movement movement, PriceBook prices) {
    String sku = movement.what().sku();
    Priced priced = price(sku, movement.endedAt(), prices);
    if (priced.price() == null) {
      return doubted(cart, movement, new Doubt(DoubtReason.NOT_PRICED, priced.reason()));
    }
    Amount amount = amount(movement, priced);
    if (!priced.fits(amount)) {
      String why = "product '" + sku + "' is sold by weight and nothing weighed it";
      return doubted(cart, movement, new Doubt(DoubtReason.NOT_PRICED, why));
    }
    boolean restricted = prices.find(sku).map(ProductFacts::ageRestricted).orElse(false);
    return List.of(
        new LineAdded(
            Ids.derive("line", tripId, movement.movementId()),
            sku,
            amount,
            priced.price(),
            restricted,
            Cause.of(movement),
            ""));
  }

  private static Amount amount(Movement movement, Priced priced) {
    Integer delta = movement.account().deltaGrams();
    return priced.perKilogram()
        ? new Amount(movement.what().pieces(), delta == null ? 0 : Math.abs(delta))
        : Amount.pieces(movement.what().pieces());
  }

  private List<CartChange> put(Cart cart, Movement movement) {
    Returns returns = Returns.of(cart, movement, config);
    Optional<Weighed> best = returns.best();
    if (best.isEmpty() || best.get().probability() < config.minProbability()) {
      return movement.who().holders().isEmpty()
          ? doubted(cart, movement, returns.doubt())
          : List.of(note(movement, handedOver(movement)));
    }
    String sku = best.get().sku();
    int held = cart.held(sku);
    int back = movement.what().pieces();
    List<CartChange> changes = new ArrayList<>(Removal.of(cart, movement, sku));
    if (back > held) {
      changes.add(
          note(
              movement,
              new Doubt(
                  DoubtReason.NOT_HELD, "put back " + back + " of " + sku + ", held " + held)));
    }
    return changes;
  }

  private static Doubt handedOver(Movement movement) {
    return new Doubt(
        DoubtReason.HANDED_OVER,
        "what was put back is trip " + movement.who().holders().get(0) + "'s");
  }

  /**
   * A doubt, and what it takes the charge off: where something may have gone back, each held
   * product that it may have been is no longer proven to leave the store.
   */
  private List<CartChange> doubted(Cart cart, Movement movement, Doubt doubt) {
    List<CartChange> changes = new ArrayList<>();
    if (movement.action() != Action.TAKE) {
      for (Weighed suspect : Returns.of(cart, movement, config).held()) {
        if (suspect.probability() >= config.suspicion()) {
          changes.addAll(suspended(cart, movement, suspect.sku(), doubt));
        }
      }
    }
    changes.add(note(movement, doubt));
    return changes;
  }

  private static LineDoubted note(Movement movement, Doubt doubt) {
    return new LineDoubted(
        movement.movementId(), movement.action(), doubt, movement.what().candidates());
  }

  private static List<CartChange> suspended(Cart cart, Movement movement, String sku, Doubt doubt) {
    List<CartChange> changes = new ArrayList<>();
    int rest = movement.what().pieces();
    for (Line line : Removal.latestFirst(cart, sku)) {
      if (rest > 0) {
        int left = Math.max(0, line.pieces() - rest);
        rest -= line.pieces() - left;
        changes.add(
            new LineCorrected(
                line.lineId(),
                sku,
                Removal.share(line.amount(), left),
                doubt.reason() + ": it may have gone back",
                Cause.of(movement)));
      }
    }
    return changes;
  }
}
