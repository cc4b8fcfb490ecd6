package dev.walkout.shop.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.LineState;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.UserError;
import dev.walkout.shop.billing.SettlementRules.Booked;
import dev.walkout.shop.billing.SettlementRules.Repeated;
import dev.walkout.shop.billing.kit.RecordedTrip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger balances, is all or nothing, and takes no receipt that contradicts another. */
class LedgerTest {

  private static final RecordedTrip ADJUSTED = RecordedTrip.named("late-adjustment");

  @TempDir Path folder;

  @Test
  void everyBookingHasTwoSidesThatAddUpToNothing() {
    try (Ledger ledger = open()) {
      for (RecordedTrip trip : RecordedTrip.all()) {
        trip.delivered().forEach(receipt -> ledger.take(claim(receipt)));
      }
      Books books = ledger.books();
      assertThat(books.totals())
          .extracting(Books.Total::kind)
          .containsExactly("receivable", "sales");
      long owed = books.totals().get(0).sum().minor();
      assertThat(books.totals().get(1).sum().minor()).isEqualTo(-owed);
      assertThat(owed)
          .isEqualTo(
              RecordedTrip.all().stream()
                  .flatMap(trip -> trip.bookings().stream())
                  .mapToLong(Long::longValue)
                  .sum());
      assertThat(books.postings().stream().mapToLong(p -> p.amount().minor()).sum()).isZero();
    }
  }

  @Test
  void whatWasNotCommittedWasNeverRead() {
    try (Ledger ledger = open()) {
      ledger.take(claim(ADJUSTED.receipts().get(0)));
      ledger.move(2, 7);
      ledger.commit();
      ledger.take(claim(ADJUSTED.receipts().get(1)));
      ledger.move(2, 8);
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.positions()).isEqualTo(Map.of(2, 7L));
      assertThat(ledger.books().accounts())
          .singleElement()
          .satisfies(
              account -> {
                assertThat(account.version()).isEqualTo(1);
                assertThat(account.charged().minor()).isEqualTo(120);
              });
    }
  }

  @Test
  void aDecisionSaysWhatItWas() {
    try (Ledger ledger = open()) {
      Claim first = claim(ADJUSTED.receipts().get(0));
      assertThat(ledger.take(first)).isInstanceOf(Booked.class);
      assertThat(ledger.take(first)).isInstanceOf(Repeated.class);
    }
  }

  @Test
  void whatContradictsAnEarlierVersionIsRefused() {
    try (Ledger ledger = open()) {
      Receipt first = ADJUSTED.receipts().get(0);
      Receipt second = ADJUSTED.receipts().get(1);
      ledger.take(claim(first));
      refuses(ledger, changed(first).setEvidenceHash("0").build(), "evidenceHash of version 1");
      refuses(ledger, changed(second).setPreviousHash("0").build(), "previousHash of version 2");
      refuses(
          ledger,
          changed(second).setStatus(ReceiptStatus.PROVISIONAL).build(),
          "does not become provisional again");
      Receipt dollars = changed(second).setTotal(new Money(470L, "USD")).build();
      refuses(ledger, dollars, "of one currency, USD");
      ledger.take(claim(second));
      assertThat(ledger.books().accounts().get(0).charged().minor()).isEqualTo(470);
    }
  }

  @Test
  void whatBreaksTheContractIsRefused() {
    try (Ledger ledger = open()) {
      Receipt receipt = ADJUSTED.receipts().get(0);
      refuses(ledger, changed(receipt).setVersion(0).build(), "version is '0'");
      Receipt wrongTotal = changed(receipt).setTotal(new Money(1L, "EUR")).build();
      refuses(ledger, wrongTotal, "total is '1': the lines add up to 120");
      refuses(ledger, changed(receipt).setStatus(ReceiptStatus.VOID).build(), "VOID receipt");
      Receipt blocked = changed(receipt).build();
      blocked.getLines().get(0).setState(LineState.BLOCKED);
      refuses(ledger, blocked, "BLOCKED");
      assertThatThrownBy(() -> Claim.of("another", receipt))
          .isInstanceOf(BadReceipt.class)
          .hasMessageContaining("key is 'another'");
      assertThatThrownBy(() -> Claim.of("t", null)).hasMessageContaining("never removed");
      assertThat(ledger.books().accounts()).isEmpty();
    }
  }

  @Test
  void aLedgerHoldsTheReceiptsOfOneCluster() {
    try (Ledger ledger = open()) {
      ledger.readFrom("cluster-1");
      ledger.readFrom("cluster-1");
      assertThatThrownBy(() -> ledger.readFrom("cluster-2"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("cluster-1, not of cluster-2");
    }
  }

  @Test
  void aFileThatIsNoLedgerIsSaidSo() throws Exception {
    Files.writeString(folder.resolve("ledger.mv.db"), "not a database");
    assertThatThrownBy(this::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--ledger", "a new one is booked from the topic");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Ledger.open(file.resolve("below")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("may write to");
    assertThatThrownBy(() -> Ledger.open(Path.of("a;b"))).hasMessageContaining("semicolon");
  }

  private Ledger open() {
    return Ledger.open(folder.resolve("ledger"));
  }

  private static Claim claim(Receipt receipt) {
    return Claim.of(receipt.getTripId(), receipt);
  }

  private static Receipt.Builder changed(Receipt receipt) {
    return Receipt.newBuilder(receipt);
  }

  private static void refuses(Ledger ledger, Receipt receipt, String why) {
    List<Books.Account> before = ledger.books().accounts();
    assertThatThrownBy(() -> ledger.take(claim(receipt)))
        .isInstanceOf(BadReceipt.class)
        .hasMessageContaining(why);
    assertThat(ledger.books().accounts()).isEqualTo(before);
  }
}
