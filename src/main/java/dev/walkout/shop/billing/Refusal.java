package dev.walkout.shop.billing;

/**
 * A record of the receipts topic that breaks the contract, as it was.
 *
 * @param tripId its key; null where it has none
 * @param reason names the field, its value and the remedy
 * @param value its bytes; null where it has none
 */
public record Refusal(int partition, long offset, String tripId, String reason, byte[] value) {}
