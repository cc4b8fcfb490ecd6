package dev.walkout.topology.core.trip;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.Review.About;
import dev.walkout.topology.core.trip.Review.Stake;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripInput.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What persons are asked, and in what order of urgency: by the money that the receipt is expected
 * to be wrong by, which is what each candidate costs times its probability, times how often a doubt
 * of this kind hides a movement.
 */
final class Reviews {

  /** Doubts where something did move, only not known what or by whom. */
  private static final Set<DoubtReason> MOVED =
      Set.of(
          DoubtReason.WHAT_UNKNOWN,
          DoubtReason.WHAT_AMBIGUOUS,
          DoubtReason.WHO_NOBODY,
          DoubtReason.WHO_SEVERAL,
          DoubtReason.TAILGATER,
          DoubtReason.NOT_PRICED,
          DoubtReason.INDEX_UNAVAILABLE);

  /** Doubts that are settled by what the sensors say. */
  private static final Set<DoubtReason> UNASKED =
      Set.of(DoubtReason.NOTHING_MOVED, DoubtReason.HANDED_OVER);

  private static final double OTHERWISE = 0.5;

  /** Who touched nothing for the last part of so many of a stay has left long ago. */
  private static final int PARTS_OF_A_STAY = 4;

  private final CartRules carts;
  private final double leastPriority;

  Reviews(CartRules carts, TripConfig config) {
    this.carts = carts;
    this.leastPriority = config.leastPriority();
  }

  /**
   * The review of a trip's doubt, if it is worth a person's time. A doubt between several trips is
   * asked about once, by the first; staff need not explain.
   */
  Optional<ReviewAsked> of(TripState trip, Movement movement, Doubt doubt, PriceBook prices) {
    List<String> several = movement.who().candidateTrips();
    boolean asks = several.isEmpty() ? !trip.isStaff() : several.get(0).equals(trip.tripId());
    return asks ? of(trip.tripId(), movement, doubt, prices) : Optional.empty();
  }

  /** The review of a doubt, of a trip or of nobody's (empty). */
  Optional<ReviewAsked> of(String tripId, Movement movement, Doubt doubt, PriceBook prices) {
    if (UNASKED.contains(doubt.reason())
        || isEmptyPackage(movement, doubt)
        || isUnweighed(movement, doubt, prices)) {
      return Optional.empty();
    }
    Stake stake = stake(movement, doubt, prices);
    if (stake.money() != null && stake.priority() < leastPriority) {
      return Optional.empty();
    }
    About about = new About(tripId, movement.zone().storeId(), movement.endedAt());
    String id = Ids.derive("review", movement.movementId());
    return Optional.of(new ReviewAsked(new Review(id, about, movement, doubt, stake)));
  }

  /** A person has to check the buyer's age. */
  ReviewAsked ofAge(TripState trip, Movement movement, Cart.Line line) {
    Money money = line.unitPrice().of(line.amount());
    return new ReviewAsked(
        new Review(
            Ids.derive("review", "age", movement.movementId()),
            new About(trip.tripId(), trip.storeId(), movement.endedAt()),
            movement,
            new Doubt(DoubtReason.AGE_RESTRICTED, "check the age of who buys " + line.sku()),
            new Stake(money, money.minor(), line.lineId())));
  }

  /**
   * Nobody saw the trip leave, and it may be in the store still: it did something lately, or the
   * store closed over it.
   */
  Optional<ReviewAsked> ofNotLeft(TripState trip, Money total) {
    Instant entered = trip.entered().at();
    Instant at = trip.left().at();
    Instant lately = at.minus(Duration.between(entered, at).dividedBy(PARTS_OF_A_STAY));
    if (trip.left().exit() == Exit.TIMEOUT
        && trip.settled().stream().noneMatch(m -> m.endedAt().isAfter(lately))) {
      return Optional.empty();
    }
    return Optional.of(
        new ReviewAsked(
            new Review(
                Ids.derive("review", "exit", trip.tripId()),
                new About(trip.tripId(), trip.storeId(), at),
                null,
                new Doubt(DoubtReason.NOT_LEFT, "it entered at " + entered),
                new Stake(total, OTHERWISE * total.minor(), null))));
  }

  /** The shelf gained too little for anything that was seen: the pictures would tell no more. */
  private static boolean isEmptyPackage(Movement movement, Doubt doubt) {
    return doubt.reason() == DoubtReason.DISAGREEMENT
        && movement.action() == Action.PUT
        && movement.what().candidates().isEmpty();
  }

  /** It is known what was taken, and not how much: pictures do not weigh it. */
  private boolean isUnweighed(Movement movement, Doubt doubt, PriceBook prices) {
    return doubt.reason() == DoubtReason.NOT_PRICED
        && movement.account().deltaGrams() == null
        && carts.price(movement.what().sku(), movement.endedAt(), prices).perKilogram();
  }

  private Stake stake(Movement movement, Doubt doubt, PriceBook prices) {
    Money highest = null;
    double expected = 0;
    for (Weighed candidate : movement.what().candidates()) {
      Money price = price(candidate.sku(), movement, prices);
      if (price != null) {
        expected += candidate.probability() * price.minor();
        highest = highest == null || price.minor() > highest.minor() ? price : highest;
      }
    }
    double hidden = MOVED.contains(doubt.reason()) ? 1 : OTHERWISE;
    return new Stake(highest, expected * hidden, null);
  }

  /** What so much of it costs; of weighed goods, a kilogram where nothing weighed it. */
  private Money price(String sku, Movement movement, PriceBook prices) {
    CartRules.Priced priced = carts.price(sku, movement.endedAt(), prices);
    Integer delta = movement.account().deltaGrams();
    if (priced.price() == null || !priced.perKilogram()) {
      return priced.price() == null ? null : priced.price().times(movement.what().pieces());
    }
    int grams = delta == null ? 1000 : Math.abs(delta);
    return priced.price().of(new Amount(1, Math.max(1, grams)));
  }
}
