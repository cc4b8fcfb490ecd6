package dev.walkout.shop.billing;

import dev.walkout.topology.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a ledger holds.
 *
 * @param accounts one for each receipt, in order of leaving
 * @param postings in the order of the accounts, then of versions
 * @param refused records that break the contract
 */
public record Books(List<Account> accounts, List<Posting> postings, List<Refusal> refused) {

  /**
   * What a receipt has come to.
   *
   * @param version the newest that was taken in
   * @param status its status
   * @param charged what its payer owes for it, all versions together
   * @param reason why the newest version is not a plain FINAL one; empty for that
   * @param finalBy when a PROVISIONAL one is promised to be settled
   */
  public record Account(
      String receiptId,
      String tripId,
      String storeId,
      int version,
      String status,
      Money charged,
      String reason,
      Optional<Instant> finalBy) {}

  /**
   * One side of a booking.
   *
   * @param account {@code receivable/TRIP} or {@code sales/STORE}
   * @param amount a debit above zero, a credit below
   */
  public record Posting(String receiptId, int version, String account, Money amount) {}

  public Books {
    accounts = List.copyOf(accounts);
    postings = List.copyOf(postings);
    refused = List.copyOf(refused);
  }

  /**
   * What all accounts of a kind come to in a currency.
   *
   * @param kind {@code receivable} or {@code sales}
   */
  public record Total(String kind, Money sum) {}

  /** The totals by kind, then by currency; of each currency they add up to zero. */
  public List<Total> totals() {
    Map<String, Total> totals = new TreeMap<>();
    for (Posting posting : postings) {
      String kind = posting.account().substring(0, posting.account().indexOf('/'));
      totals.merge(
          kind + " " + posting.amount().currency(),
          new Total(kind, posting.amount()),
          (one, other) -> new Total(kind, one.sum().plus(other.sum())));
    }
    return List.copyOf(totals.values());
  }
}
