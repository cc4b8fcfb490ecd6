package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts receipts against baskets, one trip at a time. */
final class Tally {

  private static final Comparator<Results.Issued> BY_VERSION =
      Comparator.comparingInt(issued -> issued.receipt().getVersion());

  private int trips;
  private int missing;
  private int unsettled;
  private int exact;
  private long charged;
  private long bought;
  private long right;
  private long over;
  private long under;
  private long doubts;
  private final List<Long> delays = new ArrayList<>();

  static Map<String, List<Results.Issued>> byTrip(Results results) {
    Map<String, List<Results.Issued>> byTrip = new LinkedHashMap<>();
    for (Results.Issued issued : results.receipts()) {
      byTrip.computeIfAbsent(issued.receipt().getTripId(), trip -> new ArrayList<>()).add(issued);
    }
    return byTrip;
  }

  static Optional<Receipt> last(List<Results.Issued> versions) {
    return versions.stream().max(BY_VERSION).map(Results.Issued::receipt);
  }

  void add(TrueBasket basket, List<Results.Issued> versions) {
    trips++;
    Account truth = Account.of(basket);
    Optional<Receipt> last = last(versions);
    if (last.isEmpty()) {
      missing++;
      compare(new Account(Map.of(), 0), truth);
      return;
    }
    Receipt receipt = last.get();
    compare(Account.of(receipt), truth);
    doubts += receipt.getDoubts().size();
    unsettled += receipt.getStatus() == ReceiptStatus.PROVISIONAL ? 1 : 0;
    exact += Score.exact(receipt, basket) ? 1 : 0;
    versions.stream()
        .filter(issued -> issued.receipt().getStatus() != ReceiptStatus.PROVISIONAL)
        .min(BY_VERSION)
        .ifPresent(issued -> delays.add(Duration.between(basket.leftAt(), issued.at()).toMillis()));
  }

  /** A receipt for a trip that never was: all of it is charged wrongly. */
  void addStranger(List<Results.Issued> versions) {
    last(versions)
        .ifPresent(
            receipt -> {
              compare(Account.of(receipt), new Account(Map.of(), 0));
              doubts += receipt.getDoubts().size();
            });
  }

  Score score(long reviews) {
    Score.Items items = Score.Items.of(charged, bought, right);
    return new Score(
        trips,
        missing,
        unsettled,
        trips == 0 ? 1 : (double) exact / trips,
        items,
        over,
        under,
        charged == 0 ? 0 : (double) (charged - right) / charged,
        doubts,
        trips == 0 ? 0 : 1000.0 * reviews / trips,
        Score.DelayMs.of(delays));
  }

  private void compare(Account receipt, Account truth) {
    for (String sku : truth.skus(receipt)) {
      Account.Entry said = receipt.entry(sku);
      Account.Entry real = truth.entry(sku);
      right += real.rightOf(said);
      over += Math.max(0, said.amountMinor() - real.amountMinor());
      under += Math.max(0, real.amountMinor() - said.amountMinor());
    }
    charged += receipt.items();
    bought += truth.items();
  }
}
