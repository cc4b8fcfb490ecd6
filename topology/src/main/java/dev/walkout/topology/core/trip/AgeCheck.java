package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a trip may buy what is restricted. The first ruling counts, and it holds for the whole
 * trip: a person was checked, not a product.
 */
final class AgeCheck {

  private static final Set<Ruling> OF_AGE = EnumSet.of(Ruling.APPROVE, Ruling.REFUSE);

  private AgeCheck() {}

  static Optional<Verdict> ruling(TripState trip, Instant by) {
    return trip.ruled(OF_AGE, by);
  }

  static boolean isApproved(TripState trip, Instant by) {
    return ruling(trip, by).filter(v -> v.ruling() == Ruling.APPROVE).isPresent();
  }

  /** When an approval comes too late. */
  static Instant deadline(TripState trip, Duration approveWithin) {
    return trip.left().at().plus(approveWithin);
  }

  static boolean isNeeded(Cart cart) {
    return cart.lines().stream().anyMatch(Cart.Line::restricted);
  }

  /** The cart without what is restricted. */
  static Cart without(Cart cart) {
    List<Cart.Line> free = cart.lines().stream().filter(line -> !line.restricted()).toList();
    return new Cart(free, cart.doubts());
  }
}
