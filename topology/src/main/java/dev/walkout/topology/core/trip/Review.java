package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;

/**
 * A doubt for an operator to settle.
 *
 * @param tripId empty where nobody was there
 * @param doubt why; it may be the cart's doubt where the movement itself is proven
 * @param atStake the most that the answer can change the receipt by; null without a price
 */
public record Review(
    String reviewId, String tripId, Movement movement, Doubt doubt, Money atStake) {}
