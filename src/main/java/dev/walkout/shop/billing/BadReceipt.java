package dev.walkout.shop.billing;

/** A receipt that breaks the contract; names the field, its value and the remedy. */
public final class BadReceipt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadReceipt(String field, Object value, String remedy) {
    super(field + " is '" + value + "': " + remedy);
  }
}
