package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.bench.Meter;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.broker.TopicReader;
import java.time.Duration;

/** Reads a lane's receipts, committed, and measures how fast they come. */
final class ReceiptMeter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration STALLED = Duration.ofSeconds(90);

  private final TopicReader<Receipt> receipts;
  private final long trips;

  ReceiptMeter(StoreDay day, Lane lane) {
    this.receipts = day.reader(lane.of(Topics.RECEIPTS));
    this.trips = day.trips();
  }

  /** Leaves out what has come before. */
  void skip() {
    receipts.drain(entry -> {});
  }

  /** The rate of the receipts from now on until every trip has one. */
  Rate measure(Runnable check) {
    Meter meter = new Meter(trips, 1);
    long last = System.nanoTime();
    while (meter.count() < trips) {
      check.run();
      int settled = 0;
      for (TopicReader.Entry<Receipt> entry : receipts.poll(POLL)) {
        settled += entry.value().getStatus() == ReceiptStatus.PROVISIONAL ? 0 : 1;
      }
      if (settled > 0) {
        meter.done(settled);
        last = System.nanoTime();
      } else if (System.nanoTime() - last > STALLED.toNanos()) {
        throw new IllegalStateException(
            "only " + meter.count() + " of " + trips + " receipts came, then none");
      }
    }
    return meter.rate();
  }

  @Override
  public void close() {
    receipts.close();
  }
}
