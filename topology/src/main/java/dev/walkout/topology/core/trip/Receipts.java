package dev.walkout.topology.core.trip;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.cart.ProductFacts;
import dev.walkout.topology.core.trip.Receipt.Line;
import dev.walkout.topology.core.trip.Receipt.Status;
import java.nio.charset.StandardCharsets;
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

  private static final String NOT_REPORTED = "NOT_REPORTED";

  private final CartRules carts;
  private final TripConfig config;

  Receipts(CartRules carts, TripConfig config) {
    this.carts = carts;
    this.config = config;
  }

  /** The receipt once every zone has reported past the exit. */
  Receipt settled(TripState trip, StoreProgress store, PriceBook prices) {
    List<CoverageGap> coverage = store.gapsIn(stay(trip));
    return draw(trip, trip.cart(), prices, new Standing(Status.FINAL, coverage, null, ""));
  }

  /** The receipt when the budget is spent: what is known, and which zones have not reported. */
  Receipt provisional(TripState trip, Cart soFar, StoreProgress store, PriceBook prices) {
    Span stay = stay(trip);
    List<CoverageGap> coverage = new ArrayList<>(store.gapsIn(stay));
    store
        .zones()
        .forEach(
            (zone, upTo) -> {
              if (upTo.isBefore(stay.to())) {
                Instant from = upTo.isBefore(stay.from()) ? stay.from() : upTo;
                coverage.add(new CoverageGap(zone, "", new Span(from, stay.to()), NOT_REPORTED));
              }
            });
    coverage.sort(null);
    String reason =
        coverage.stream()
            .filter(gap -> gap.reason().equals(NOT_REPORTED))
            .map(CoverageGap::zone)
            .collect(Collectors.joining(", ", "not yet reported: ", ""));
    Instant finalBy = stay.to().plus(config.settleWithin());
    return draw(trip, soFar, prices, new Standing(Status.PROVISIONAL, coverage, finalBy, reason));
  }

  private record Standing(
      Status status, List<CoverageGap> coverage, Instant finalBy, String reason) {}

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

  private Receipt draw(TripState trip, Cart cart, PriceBook prices, Standing standing) {
    List<Line> lines = lines(trip, cart, prices);
    CartConfig cartConfig = carts.config();
    Money total = Money.zero(cartConfig.currency());
    for (Line line : lines) {
      total = total.plus(line.amount());
    }
    return new Receipt(
        Ids.derive("receipt", trip.tripId()),
        trip.tripId(),
        trip.storeId(),
        trip.versions() + 1,
        standing.status(),
        stay(trip),
        lines,
        cart.doubts(),
        total,
        cartConfig.pricePolicy(),
        standing.coverage(),
        standing.finalBy(),
        chain(lines),
        trip.lastHash(),
        standing.reason());
  }

  private List<Line> lines(TripState trip, Cart cart, PriceBook prices) {
    Map<LineKey, List<Cart.Line>> byPrice = new TreeMap<>();
    for (Cart.Line line : cart.lines()) {
      Money unit = finalPrice(line, trip.left().at(), prices);
      byPrice.computeIfAbsent(new LineKey(line.sku(), unit), key -> new ArrayList<>()).add(line);
    }
    List<Line> lines = new ArrayList<>();
    byPrice.forEach((key, parts) -> lines.add(line(trip.tripId(), key, parts, prices)));
    return lines;
  }

  /** Where the exit has no price, the one shown at the take holds: the sale was made there. */
  private Money finalPrice(Cart.Line line, Instant exit, PriceBook prices) {
    Money atExit = carts.price(line.sku(), exit, prices).price();
    return atExit == null
        ? line.unitPrice()
        : carts.config().pricePolicy().pick(line.unitPrice(), atExit);
  }

  private static Line line(String tripId, LineKey key, List<Cart.Line> parts, PriceBook prices) {
    int pieces = parts.stream().mapToInt(Cart.Line::pieces).sum();
    List<Cause> causes = parts.stream().flatMap(part -> part.movements().stream()).toList();
    List<SourceRef> evidence =
        causes.stream().flatMap(cause -> cause.evidence().stream()).distinct().sorted().toList();
    return new Line(
        Ids.derive("line", tripId, key.sku(), key.unitPrice().minor(), key.unitPrice().currency()),
        key.sku(),
        prices.find(key.sku()).map(ProductFacts::name).orElse(key.sku()),
        pieces,
        key.unitPrice(),
        key.unitPrice().times(pieces),
        causes.stream().map(Cause::movementId).distinct().toList(),
        evidence);
  }

  /** Each link is the SHA-256 of the link before and the next line, movement or observation. */
  private static String chain(List<Line> lines) {
    String link = "";
    for (Line line : lines) {
      link = next(link, line.lineId() + " " + line.pieces());
      for (String movementId : line.movementIds()) {
        link = next(link, movementId);
      }
      for (SourceRef source : line.evidence()) {
        link = next(link, source.hash());
      }
    }
    return lines.isEmpty() ? next(link, "") : link;
  }

  private static String next(String link, String item) {
    return Ids.hash((link + "\n" + item).getBytes(StandardCharsets.UTF_8));
  }
}
