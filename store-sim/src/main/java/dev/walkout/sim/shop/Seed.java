package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The one number that decides a simulation.
 *
 * <p>Each shopper, camera and burst draws from a generator that is named, not handed on: so adding
 * a camera changes no shopper, and a burst looks the same whichever thread renders it first.
 */
public record Seed(long value) {

  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private static final int HEX = 16;

  /** A generator of its own for the thing with this name; the same name gives the same numbers. */
  public RandomGenerator random(Object... name) {
    String id = Ids.derive("random-" + value, name);
    String digits = id.substring(id.length() - HEX);
    return GENERATORS.create(Long.parseUnsignedLong(digits, HEX) ^ value);
  }
}
