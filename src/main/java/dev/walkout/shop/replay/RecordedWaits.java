package dev.walkout.shop.replay;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.CoverageGap;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.topology.core.trip.SpentWait;
import dev.walkout.topology.core.trip.WaitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which trips of a recording waited longer than the budget: their PROVISIONAL receipts say so, and
 * how far each zone had come by then.
 */
final class RecordedWaits implements WaitBook {

  private final Map<String, SpentWait> byTrip = new HashMap<>();

  /** Reads them; none where the recording holds no receipts. */
  RecordedWaits(TopicLog recording) {
    recording.values(Topics.RECEIPTS, (record, receipt) -> hear(receipt));
  }

  @Override
  public Optional<SpentWait> of(String tripId) {
    return Optional.ofNullable(byTrip.get(tripId));
  }

  private void hear(Receipt receipt) {
    if (receipt.getStatus() != ReceiptStatus.PROVISIONAL || receipt.getWaitBudgetMillis() == null) {
      return;
    }
    Map<String, Instant> zones = new HashMap<>();
    for (CoverageGap gap : receipt.getCoverage()) {
      if (gap.getReason().equals(dev.walkout.topology.core.CoverageGap.NOT_REPORTED)) {
        zones.put(gap.getZone(), gap.getFrom());
      }
    }
    Duration budget = Duration.ofMillis(receipt.getWaitBudgetMillis());
    byTrip.put(receipt.getTripId(), new SpentWait(budget, zones));
  }
}
