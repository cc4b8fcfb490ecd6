package dev.walkout.shop.billing;

import dev.walkout.topology.core.Money;
import java.util.Optional;

/** The rules of settling: what a version of a receipt changes in the books; pure. */
final class SettlementRules {

  private SettlementRules() {}

  /**
   * What the books know of a receipt.
   *
   * @param newest the highest version that was taken in
   * @param sameVersion evidence hash of the version at hand, if it was taken in before
   * @param versionBefore evidence hash of the version before the one at hand, if it was taken in
   * @param charged what has been charged so far
   */
  record Standing(
      int newest,
      boolean settled,
      Optional<String> sameVersion,
      Optional<String> versionBefore,
      Money charged) {}

  /** What is to be recorded. */
  sealed interface Decision permits Repeated, Superseded, Noted, Booked {}

  /** Taken in before: nothing. */
  record Repeated() implements Decision {}

  /** A later version has been taken in: it is kept, and books nothing. */
  record Superseded() implements Decision {}

  /** Taken in, and nothing to charge or to give back. */
  record Noted() implements Decision {}

  /**
   * Taken in and charged.
   *
   * @param difference to what was charged before; below zero it is given back
   */
  record Booked(Money difference) implements Decision {}

  /**
   * What is recorded of a claim.
   *
   * @param before empty where the receipt is new
   * @throws BadReceipt if the claim contradicts what was taken in before
   */
  static Decision decide(Optional<Standing> before, Claim claim) {
    if (before.isEmpty()) {
      return booked(Money.zero(claim.owed().currency()), claim);
    }
    Standing known = before.get();
    if (known.sameVersion().isPresent()) {
      check("evidenceHash", known.sameVersion().get(), claim.proof().evidenceHash(), claim);
      return new Repeated();
    }
    known
        .versionBefore()
        .ifPresent(hash -> check("previousHash", hash, claim.proof().previousHash(), claim));
    if (claim.version() < known.newest()) {
      return new Superseded();
    }
    if (known.settled() && !claim.isSettled()) {
      throw new BadReceipt(
          "status", claim.status(), "a settled receipt does not become provisional again");
    }
    return booked(known.charged(), claim);
  }

  private static Decision booked(Money charged, Claim claim) {
    if (!claim.isSettled()) {
      return new Noted();
    }
    String currency = claim.owed().currency();
    if (!currency.equals(charged.currency())) {
      throw new BadReceipt("currency", currency, "it was charged in " + charged.currency());
    }
    Money difference =
        new Money(Math.subtractExact(claim.owed().minor(), charged.minor()), currency);
    return difference.minor() == 0 ? new Noted() : new Booked(difference);
  }

  private static void check(String field, String known, String claimed, Claim claim) {
    if (!known.equals(claimed)) {
      throw new BadReceipt(
          field + " of version " + claim.version(),
          claimed,
          "it was " + known + " when it was taken in; versions are never edited");
    }
  }
}
