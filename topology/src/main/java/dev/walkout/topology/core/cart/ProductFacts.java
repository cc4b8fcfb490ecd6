package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the catalogue says of a product that matters to a cart. */
public record ProductFacts(
    String sku, String name, boolean active, boolean ageRestricted, List<Offer> offers) {

  /** A price from a moment on, until a later one begins; of a piece, or of a kilogram. */
  public record Offer(Instant validFrom, Money price, boolean byPiece) {}

  public ProductFacts {
    offers = List.copyOf(offers);
  }

  /** The offer that holds at the time; of two from one moment, the one named last. */
  public Optional<Offer> at(Instant time) {
    return offers.stream()
        .filter(offer -> !offer.validFrom().isAfter(time))
        .max(Comparator.comparing(Offer::validFrom));
  }
}
