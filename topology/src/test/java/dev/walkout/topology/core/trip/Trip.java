package dev.walkout.topology.core.trip;

import static dev.walkout.topology.core.Moves.at;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PricePolicy;
import dev.walkout.topology.core.cart.Prices;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripInput.ClockSeen;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.Kind;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import dev.walkout.topology.core.trip.TripInput.MovementSeen;
import dev.walkout.topology.core.trip.TripInput.ProgressSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trip t1 of a store with zones a and b, that a test tells things and asks what it decided. */
final class Trip {

  final Prices prices = new Prices().set("milk", 0, 120).set("tea", 0, 350);
  final List<TripDecision> decisions = new ArrayList<>();
  final SortedMap<String, Instant> zones = new TreeMap<>();
  final List<CoverageGap> gaps = new ArrayList<>();
  private final TripRules rules;
  TripState state = TripState.unknown("t1");
  private ClosedTrip closed;

  Trip() {
    this(PricePolicy.LOWER_OF_BOTH);
  }

  Trip(PricePolicy policy) {
    this(policy, TripConfig.defaults());
  }

  Trip(TripConfig config) {
    this(PricePolicy.LOWER_OF_BOTH, config);
  }

  /** Without a clock. */
  Trip(WaitBook past) {
    this(PricePolicy.LOWER_OF_BOTH, TripConfig.defaults(), past);
  }

  private Trip(PricePolicy policy, TripConfig config) {
    this(policy, config, null);
  }

  private Trip(PricePolicy policy, TripConfig config, WaitBook past) {
    CartConfig cart = new CartConfig(0.95, 0.05, 0.1, policy, "EUR");
    rules = new TripRules(config, new CartRules(cart), past);
    zones.put("a", Instant.MIN);
    zones.put("b", Instant.MIN);
  }

  List<TripDecision> hear(TripInput input) {
    if (state.end() == TripState.End.CLOSED) {
      return late(input);
    }
    List<TripDecision> now =
        rules.decide(state, input, store -> new StoreProgress(zones, gaps), prices);
    state = state.applyAll(now);
    decisions.addAll(now);
    return now;
  }

  List<TripDecision> enter(double at) {
    return hear(new Entered("s1", Kind.SHOPPER, 1, "card", at(at)));
  }

  List<TripDecision> leave(double at) {
    return hear(new LeftStore("s1", at(at)));
  }

  List<TripDecision> move(Movement movement) {
    return hear(new MovementSeen(movement));
  }

  List<TripDecision> zone(String zone, double upTo) {
    zones.put(zone, at(upTo));
    return hear(new ProgressSeen());
  }

  List<TripDecision> progress(double upTo) {
    zone("a", upTo);
    return zone("b", upTo);
  }

  List<TripDecision> clock(double now) {
    return hear(new ClockSeen(at(now)));
  }

  List<TripDecision> late(Movement movement) {
    return late(new MovementSeen(movement));
  }

  private List<TripDecision> late(TripInput input) {
    closed = closed == null ? ClosedTrip.of(state) : closed;
    List<TripDecision> now =
        rules.decide(closed, input, store -> new StoreProgress(zones, gaps), prices);
    closed = closed.applyAll(now);
    decisions.addAll(now);
    return now;
  }

  List<Receipt> receipts() {
    return decisions.stream()
        .filter(ReceiptIssued.class::isInstance)
        .map(d -> ((ReceiptIssued) d).receipt())
        .toList();
  }

  Receipt receipt() {
    List<Receipt> all = receipts();
    return all.get(all.size() - 1);
  }

  List<Review> reviews() {
    return decisions.stream()
        .filter(ReviewAsked.class::isInstance)
        .map(d -> ((ReviewAsked) d).review())
        .toList();
  }

  Cart cart() {
    return closed == null ? state.cart() : closed.trip().cart();
  }
}
