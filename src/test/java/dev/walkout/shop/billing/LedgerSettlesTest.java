package dev.walkout.shop.billing;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.billing.kit.Settlement;
import dev.walkout.shop.billing.kit.SettlementContract;
import java.nio.file.Path;
import java.util.List;

/** The ledger passes the kit that is given to billing teams. */
class LedgerSettlesTest extends SettlementContract {

  @Override
  protected Settlement open(Path kept) {
    Ledger ledger = Ledger.open(kept.resolve("ledger"));
    return new Settlement() {

      @Override
      public void accept(Receipt receipt) {
        ledger.take(Claim.of(receipt.getTripId(), receipt));
        ledger.commit();
      }

      @Override
      public List<Long> bookings(String tripId) {
        return ledger.books().postings().stream()
            .filter(posting -> posting.account().equals("receivable/" + tripId))
            .map(posting -> posting.amount().minor())
            .toList();
      }

      @Override
      public void close() {
        ledger.close();
      }
    };
  }
}
