package dev.walkout.shop.billing;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the receipts of a shop into a ledger; goes on where the ledger stands, and books everything
 * once however often it is started, stopped or killed.
 */
public final class Billing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Billing.class);

  private final Ledger ledger;
  private final TopicReader<byte[]> receipts;
  private final Deserializer<Receipt> decoder;

  /**
   * Reads on from where the ledger stands.
   *
   * @param address {@code host:port} of the broker
   * @throws dev.walkout.shop.UserError if the ledger holds the receipts of another cluster
   */
  public Billing(String address, AvroSerdes serdes, Ledger ledger) {
    this.ledger = ledger;
    this.decoder = serdes.values(Topics.RECEIPTS).deserializer();
    ledger.readFrom(TopicAdmin.cluster(address));
    ledger.commit();
    this.receipts = new TopicReader<>(address, serdes, Topics.RECEIPTS.undecoded());
    ledger.positions().forEach(receipts::seek);
  }

  /** Takes in what has come; waits at most {@code limit} for the first receipt. */
  public void turn(Duration limit) {
    take(receipts.poll(limit));
  }

  /** Takes in everything that is on the topic now. */
  public void catchUp() {
    receipts.drainInBatches(this::take);
    log.info("[billing] caught up");
  }

  @Override
  public void close() {
    receipts.close();
  }

  private void take(List<Entry<byte[]>> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      for (Entry<byte[]> entry : entries) {
        take(entry);
        ledger.move(entry.partition(), entry.offset() + 1);
      }
      ledger.commit();
    } catch (RuntimeException e) {
      ledger.rollback();
      throw e;
    }
  }

  /** One bad record must not keep the others from being settled, nor be lost. */
  private void take(Entry<byte[]> entry) {
    try {
      Receipt receipt = decoder.deserialize(Topics.RECEIPTS.name(), entry.value());
      ledger.take(Claim.of(entry.key(), receipt));
    } catch (BadReceipt | BadRecord e) {
      ledger.refuse(
          new Refusal(
              entry.partition(), entry.offset(), entry.key(), e.getMessage(), entry.value()));
      log.warn(
          "receipt of {} at {}-{} refused: {}",
          entry.key(),
          entry.partition(),
          entry.offset(),
          e.getMessage());
    }
  }
}
