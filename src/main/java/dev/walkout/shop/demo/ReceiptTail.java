package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The newest version of every receipt of a lane, and the event time at which it was issued. */
public final class ReceiptTail implements AutoCloseable {

  /**
   * A receipt with its record's timestamp.
   *
   * @param issuedAt event time at which the receipt was decided
   */
  public record Issued(Receipt receipt, Instant issuedAt) {}

  private final TopicReader<Receipt> topic;
  private final Map<String, Issued> newest = new TreeMap<>();
  private int settled;

  public ReceiptTail(TopicReader<Receipt> topic) {
    this.topic = topic;
  }

  /** Reads on for at most {@code limit} and returns how many trips have a settled receipt. */
  public int poll(Duration limit) {
    topic.poll(limit).forEach(this::note);
    return settled;
  }

  /** Newest receipt of each trip, in order of trip. */
  public Map<String, Issued> receipts() {
    return newest;
  }

  private void note(Entry<Receipt> entry) {
    Receipt receipt = entry.value();
    Issued before = newest.get(entry.key());
    if (before != null && before.receipt().getVersion() >= receipt.getVersion()) {
      return;
    }
    newest.put(entry.key(), new Issued(receipt, entry.at()));
    settled += (open(receipt) ? 0 : 1) - (before == null || open(before.receipt()) ? 0 : 1);
  }

  private static boolean open(Receipt receipt) {
    return receipt.getStatus() == ReceiptStatus.PROVISIONAL;
  }

  @Override
  public void close() {
    topic.close();
  }
}
