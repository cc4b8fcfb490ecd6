package dev.walkout.shop.replay;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last version of each trip's receipt. */
record LastReceipts(SortedMap<String, Receipt> byTrip) {

  static LastReceipts of(TopicLog log) {
    TreeMap<String, Receipt> last = new TreeMap<>();
    log.values(
        Topics.RECEIPTS,
        (record, receipt) ->
            last.merge(
                receipt.getTripId(),
                receipt,
                (before, now) -> now.getVersion() >= before.getVersion() ? now : before));
    return new LastReceipts(last);
  }

  /** SHA-256 over the evidence hashes, in order of trip. */
  private String hash() {
    StringBuilder text = new StringBuilder();
    byTrip.values().forEach(receipt -> text.append(receipt.getEvidenceHash()).append('\n'));
    return Ids.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * These receipts in figures.
   *
   * @param reviews that were asked beside them
   * @param recorded those of the shop that was recorded
   */
  RunSummary.Figures figures(long reviews, LastReceipts recorded) {
    Map<String, Integer> byStatus = new TreeMap<>();
    byTrip.values().forEach(r -> byStatus.merge(r.getStatus().name(), 1, Integer::sum));
    return new RunSummary.Figures(
        byTrip.size(),
        byStatus,
        byTrip.values().stream().mapToLong(receipt -> receipt.getTotal().getMinor()).sum(),
        reviews,
        hash(),
        recorded.byTrip.size(),
        sameAs(recorded));
  }

  private int sameAs(LastReceipts other) {
    int same = 0;
    for (var entry : other.byTrip.entrySet()) {
      Receipt ours = byTrip.get(entry.getKey());
      same += ours != null && same(ours, entry.getValue()) ? 1 : 0;
    }
    return same;
  }

  /**
   * Whether two receipts charge and doubt the same. When and in how many versions that was told may
   * differ, since a live shop also issues PROVISIONAL ones by the wall clock.
   */
  static boolean same(Receipt a, Receipt b) {
    return charged(a).equals(charged(b))
        && doubted(a).equals(doubted(b))
        && a.getTotal().equals(b.getTotal())
        && settled(a).equals(settled(b));
  }

  private static List<String> charged(Receipt receipt) {
    return receipt.getLines().stream().map(LastReceipts::charge).sorted().toList();
  }

  private static String charge(ReceiptLine line) {
    return line.getSku() + " " + line.getQuantity() + line.getAmount() + line.getState();
  }

  private static List<String> doubted(Receipt receipt) {
    return receipt.getDoubts().stream().map(ReceiptDoubt::toString).sorted().toList();
  }

  /** ADJUSTED is a FINAL that was wrong for a while. */
  private static String settled(Receipt receipt) {
    return switch (receipt.getStatus()) {
      case FINAL, ADJUSTED -> "settled";
      default -> receipt.getStatus().name();
    };
  }
}
