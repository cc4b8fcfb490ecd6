package dev.walkout.shop.catalogue;

import dev.walkout.topology.core.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Prices as people write them, such as {@code 2.49}. */
public final class Prices {

  private Prices() {}

  /**
   * Reads an amount in units of a currency.
   *
   * @param currency ISO 4217, such as {@code EUR}
   * @throws IllegalArgumentException naming what is not an amount or not a currency
   */
  public static Money parse(String amount, String currency) {
    int digits = currency(currency).getDefaultFractionDigits();
    try {
      long minor = new BigDecimal(amount.strip()).movePointRight(digits).longValueExact();
      Money money = new Money(minor, currency);
      ProductCatalogue.checkPrice(money);
      return money;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "price is '" + amount + "'; write it in " + currency + " with a point, such as 2.49", e);
    }
  }

  /** The amount and the currency. */
  public static String text(Money money) {
    int digits = currency(money.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minor(), digits).toPlainString() + " " + money.currency();
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "currency is '" + code + "'; give its three letters, such as EUR", e);
    }
  }
}
