package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.sim.truth.TrueBasket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A receipt as a shopper would see it, beside the truth; lines that differ are marked. */
public final class ReceiptView {

  private static final int NAME = 30;
  private static final int HALF = NAME + 13;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReceiptView() {}

  /** The receipt of a trip beside what it truly carried out. */
  public static String of(Receipt receipt, TrueBasket basket) {
    StringBuilder text = new StringBuilder();
    boolean exact = Score.exact(receipt, basket);
    text.append(
        String.format(
            Locale.ROOT,
            "%s  %s v%d  in %s  out %s  %s%n",
            receipt.getTripId(),
            receipt.getStatus(),
            receipt.getVersion(),
            clock(receipt.getEnteredAt()),
            clock(receipt.getLeftAt()),
            exact ? "exact" : "NOT EXACT"));
    text.append(row(' ', "receipt (bursts that prove it)", "truth"));
    lines(receipt, basket).forEach(text::append);
    String total = item("total " + receipt.getTotal().getCurrency(), receipt.getTotal().getMinor());
    text.append(
        row(totalIsRight(receipt, basket) ? ' ' : '!', total, item("total", basket.totalMinor())));
    for (ReceiptDoubt doubt : receipt.getDoubts()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  ? not charged: %s %s %s%n",
              doubt.getAction(),
              doubt.getReason(),
              doubt.getDetail()));
    }
    return text.toString();
  }

  /** What stands in place of a receipt that never came. */
  public static String missing(TrueBasket basket) {
    StringBuilder text = new StringBuilder(basket.tripId() + "  NO RECEIPT\n");
    for (TrueBasket.Line line : basket.lines()) {
      text.append(row('!', "", truth(line)));
    }
    return text.append(row('!', "", item("total", basket.totalMinor()))).toString();
  }

  private static boolean totalIsRight(Receipt receipt, TrueBasket basket) {
    return Account.of(basket).isMetBy(Account.of(receipt))
        || receipt.getTotal().getMinor() == basket.totalMinor();
  }

  private static List<String> lines(Receipt receipt, TrueBasket basket) {
    Account said = Account.of(receipt);
    Account real = Account.of(basket);
    Map<String, TrueBasket.Line> unseen = new TreeMap<>();
    basket.lines().forEach(line -> unseen.put(line.sku(), line));
    List<String> lines = new ArrayList<>();
    for (ReceiptLine line : receipt.getLines()) {
      boolean right = real.entry(line.getSku()).isMetBy(said.entry(line.getSku()));
      TrueBasket.Line beside = unseen.remove(line.getSku());
      String truth = beside == null ? "" : truth(beside);
      lines.add(row(right ? ' ' : '!', charged(line), truth));
    }
    unseen.values().forEach(line -> lines.add(row('!', "", truth(line))));
    return lines;
  }

  private static String charged(ReceiptLine line) {
    int grams = Account.grams(line.getQuantity());
    String what = quantity(line.getQuantity().getPieces(), grams) + line.getName();
    return item(what, line.getAmount().getMinor()) + " (" + line.getEvidence().size() + ")";
  }

  private static String truth(TrueBasket.Line line) {
    int grams = line.loose() == null ? 0 : line.loose().grams();
    return item(quantity(line.pieces(), grams) + line.name(), line.amountMinor());
  }

  private static String quantity(int pieces, int grams) {
    return grams > 0 ? grams + " g " : pieces + " x ";
  }

  private static String item(String what, long minor) {
    String name = what.length() > NAME ? what.substring(0, NAME - 1) + "…" : what;
    return String.format(Locale.ROOT, "%-" + NAME + "s %7s", name, Euros.of(minor));
  }

  private static String row(char mark, String left, String right) {
    return String.format(Locale.ROOT, "%c %-" + HALF + "s | %s", mark, left, right).stripTrailing()
        + System.lineSeparator();
  }

  private static String clock(Instant at) {
    return at == null ? "--:--:--" : CLOCK.format(at);
  }
}
