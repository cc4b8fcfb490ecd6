package dev.walkout.shop.verb;

import dev.walkout.shop.StopSignal;
import dev.walkout.shop.billing.Billing;
import dev.walkout.shop.billing.Books;
import dev.walkout.shop.billing.Ledger;
import dev.walkout.shop.billing.Refusal;
import dev.walkout.shop.catalogue.Prices;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bill}: an example billing service with a double-entry ledger. */
@Command(
    name = "bill",
    description = "Settle receipts in a double-entry ledger: an example billing service.",
    sortOptions = false)
public final class BillVerb implements Callable<Integer> {

  private static final Duration LOOK_UP = Duration.ofMillis(500);

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "FILE",
      description = "The ledger, an H2 database; FILE.mv.db is made if absent.")
  private Path ledger;

  @Option(
      names = "--follow",
      description = "Go on with what comes until Ctrl-C, instead of ending with what is there.")
  private boolean follow;

  @Option(
      names = "--statement",
      description =
          "Print what every receipt has come to; without a shop, from the ledger as it is.")
  private boolean statement;

  @Override
  public Integer call() {
    boolean settles = shop.given() || !statement;
    try (StopSignal stop = StopSignal.watch();
        Ledger books = settles ? Ledger.open(ledger) : Ledger.existing(ledger)) {
      if (settles) {
        settle(books, stop);
      }
      tell(books.books());
      return stop.asked() && !follow ? StopSignal.EXIT_CODE : 0;
    }
  }

  private void settle(Ledger books, StopSignal stop) {
    try (ShopFlags.Open open = shop.open();
        Billing billing = new Billing(open.address(), open.serdes(), books)) {
      billing.catchUp();
      while (follow && !stop.asked()) {
        billing.turn(LOOK_UP);
      }
    }
  }

  private void tell(Books books) {
    PrintWriter out = spec.commandLine().getOut();
    if (statement) {
      TextTable accounts =
          new TextTable("trip", "store", "receipt", "version", "status", "charged", "note");
      books.accounts().forEach(account -> row(accounts, account));
      out.print(accounts);
    }
    books.totals().forEach(all -> out.printf("%s: %s%n", all.kind(), Prices.text(all.sum())));
    for (Refusal refusal : books.refused()) {
      out.printf(
          "refused: %s at %d-%d: %s%n",
          refusal.tripId(), refusal.partition(), refusal.offset(), refusal.reason());
    }
    out.printf(
        "%d receipts, %d postings, %d refused%n",
        books.accounts().size(), books.postings().size(), books.refused().size());
    out.flush();
  }

  private static void row(TextTable table, Books.Account account) {
    table.row(
        account.tripId(),
        account.storeId(),
        account.receiptId(),
        Integer.toString(account.version()),
        account.status().toLowerCase(Locale.ROOT),
        Prices.text(account.charged()),
        account.finalBy().map(by -> "final by " + by + ": ").orElse("") + account.reason());
  }
}
