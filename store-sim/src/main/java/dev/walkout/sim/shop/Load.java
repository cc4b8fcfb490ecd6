package dev.walkout.sim.shop;

import java.time.Instant;

/**
 * A change of what truly lies on a shelf.
 *
 * @param grams heavier when positive
 */
public record Load(String shelfId, Instant startedAt, Instant endedAt, int grams) {}
