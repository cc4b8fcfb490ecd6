package dev.walkout.topology.core.trip;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Proof;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.cart.ProductFacts;
import dev.walkout.topology.core.trip.Receipt.Line;
import dev.walkout.topology.core.trip.Receipt.Standing;
import dev.walkout.topology.core.trip.Receipt.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws up receipts. A receipt says what follows from the trip's events and nothing of when or in
 * what order they were heard, so that a replay draws up the same bytes.
 */
final class Receipts {

  private final CartRules carts;
  private final TripConfig config;

  Receipts(CartRules carts, TripConfig config) {
    this.carts = carts;
    this.config = config;
  }

  /** What a version is to say beside its lines. */
  record Draft(Cart cart, Status status, String reason, List<String> causedBy, Instant finalBy) {

    static Draft plain(Cart cart) {
      return new Draft(cart, Status.FINAL, "", List.of(), null);
    }
  }

  /** A version that every zone has reported for. */
  Receipt settled(TripState trip, Draft draft, StoreProgress store, PriceBook prices) {
    return draw(trip, draft, new Seen(store.gapsIn(stay(trip)), null), prices);
  }

  /** The receipt when the budget is spent: what is known, and which zones have not reported. */
  Receipt provisional(TripState trip, Waited waited, StoreProgress store, PriceBook prices) {
    Span stay = stay(trip);
    List<CoverageGap> coverage = new ArrayList<>(store.gapsIn(stay));
    store
        .zones()
        .forEach(
            (zone, upTo) -> {
              if (upTo.isBefore(stay.to())) {
                Instant from = upTo.isBefore(stay.from()) ? stay.from() : upTo;
                coverage.add(
                    new CoverageGap(zone, "", new Span(from, stay.to()), CoverageGap.NOT_REPORTED));
              }
            });
    coverage.sort(null);
    String reason =
        coverage.stream()
            .filter(gap -> gap.reason().equals(CoverageGap.NOT_REPORTED))
            .map(CoverageGap::zone)
            .collect(Collectors.joining(", ", "not yet reported: ", ""));
    Instant finalBy = stay.to().plus(config.settleWithin());
    Draft draft = new Draft(waited.soFar(), Status.PROVISIONAL, reason, List.of(), finalBy);
    return draw(trip, draft, new Seen(coverage, waited.budget()), prices);
  }

  /** What a trip that has waited for so long is known to hold. */
  record Waited(Cart soFar, Duration budget) {}

  /** What was not seen, and how long the trip waited for it; null where it did not. */
  private record Seen(List<CoverageGap> coverage, Duration budget) {}

  private record LineKey(String sku, Money unitPrice) implements Comparable<LineKey> {
    private static final Comparator<LineKey> ORDER =
        Comparator.comparing(LineKey::sku).thenComparingLong(key -> key.unitPrice().minor());

    @Override
    public int compareTo(LineKey other) {
      return ORDER.compare(this, other);
    }
  }

  private static Span stay(TripState trip) {
    return new Span(trip.entered().at(), trip.left().at());
  }

  private Receipt draw(TripState trip, Draft draft, Seen seen, PriceBook prices) {
    List<Line> lines = draft.status() == Status.VOID ? List.of() : lines(trip, draft, prices);
    CartConfig cartConfig = carts.config();
    Money total = Money.zero(cartConfig.currency());
    for (Line line : lines) {
      total = total.plus(line.amount());
    }
    String id = Ids.derive("receipt", trip.tripId());
    int version = trip.versions() + 1;
    List<Object> links = new ArrayList<>(List.of("receipt", id, version, draft.status()));
    links.addAll(List.of(trip.lastHash(), total.minor(), total.currency()));
    lines.forEach(line -> links.add(line.hash()));
    return new Receipt(
        id,
        trip.tripId(),
        trip.storeId(),
        version,
        stay(trip),
        lines,
        draft.cart().doubts(),
        total,
        cartConfig.pricePolicy(),
        seen.coverage(),
        Proof.of(links),
        trip.lastHash(),
        new Standing(
            draft.status(),
            draft.reason(),
            draft.causedBy(),
            trip.left().exit(),
            draft.finalBy(),
            seen.budget()));
  }

  private List<Line> lines(TripState trip, Draft draft, PriceBook prices) {
    Map<LineKey, List<Cart.Line>> byPrice = new TreeMap<>();
    for (Cart.Line line : draft.cart().lines()) {
      Money unit = finalPrice(line, trip.left().at(), prices);
      byPrice.computeIfAbsent(new LineKey(line.sku(), unit), key -> new ArrayList<>()).add(line);
    }
    boolean open =
        draft.status() == Status.PROVISIONAL && !AgeCheck.isApproved(trip, trip.left().at());
    Owner owner = new Owner(trip.tripId(), open);
    List<Line> lines = new ArrayList<>();
    byPrice.forEach((key, parts) -> lines.add(line(owner, key, parts, prices)));
    return lines;
  }

  /** Whose line it is, and whether a check of age is still open. */
  private record Owner(String tripId, boolean open) {}

  /** Where the exit has no price, the one shown at the take holds: the sale was made there. */
  private Money finalPrice(Cart.Line line, Instant exit, PriceBook prices) {
    CartRules.Priced atExit = carts.price(line.sku(), exit, prices);
    return atExit.fits(line.amount())
        ? carts.config().pricePolicy().pick(line.unitPrice(), atExit.price())
        : line.unitPrice();
  }

  private static Line line(Owner owner, LineKey key, List<Cart.Line> parts, PriceBook prices) {
    Amount quantity = parts.stream().map(Cart.Line::amount).reduce(Amount.pieces(0), Amount::plus);
    List<Cause> causes =
        parts.stream().flatMap(part -> part.movements().stream()).distinct().toList();
    String id =
        Ids.derive(
            "line", owner.tripId(), key.sku(), key.unitPrice().minor(), key.unitPrice().currency());
    Money amount = key.unitPrice().of(quantity);
    List<Object> links =
        new ArrayList<>(List.of("line", id, key.sku(), quantity.pieces(), quantity.grams()));
    links.addAll(List.of(key.unitPrice().minor(), amount.minor(), amount.currency()));
    causes.forEach(cause -> links.add(cause.hash()));
    return new Line(
        id,
        key.sku(),
        prices.find(key.sku()).map(ProductFacts::name).orElse(key.sku()),
        quantity,
        key.unitPrice(),
        amount,
        owner.open() && parts.stream().anyMatch(Cart.Line::restricted),
        causes,
        Proof.of(links));
  }
}
