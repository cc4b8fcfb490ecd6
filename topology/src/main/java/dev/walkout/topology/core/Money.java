package dev.walkout.topology.core;

/**
 * An amount in minor units (cents) of an ISO 4217 currency.
 *
 * <p>Adding or comparing two currencies is a bug of the caller and throws {@link
 * IllegalArgumentException}.
 */
public record Money(long minor, String currency) {

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    check(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public Money times(int pieces) {
    return new Money(Math.multiplyExact(minor, (long) pieces), currency);
  }

  /**
   * What the amount costs when this is the price of a piece or, of weighed goods, of a kilogram.
   */
  public Money of(Amount amount) {
    return amount.grams() > 0 ? perKilogram(amount.grams()) : times(amount.pieces());
  }

  /** Half a minor unit is rounded up. */
  private Money perKilogram(int grams) {
    long thousandths = Math.multiplyExact(minor, (long) grams);
    return new Money(Math.floorDiv(Math.addExact(thousandths, 500L), 1000L), currency);
  }

  public Money lower(Money other) {
    check(other);
    return minor <= other.minor ? this : other;
  }

  private void check(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot reckon " + currency + " with " + other.currency);
    }
  }
}
