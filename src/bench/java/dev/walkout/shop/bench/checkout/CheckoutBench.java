package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.vision.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Checkout alone, from sightings to receipts, against a bare loop over the same records.
 *
 * @param rounds how often each side is measured, in turn
 * @param trips shoppers of the day; each brings some 160 records
 * @param threads threads on either side
 */
public record CheckoutBench(int rounds, int trips, int threads) {

  /** The JIT compiler is at it for longer than a round. */
  private static final int WARM_UPS = 2;

  public CheckoutBench {
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
    if (trips < 10 || trips > 20_000) {
      throw new UserError("--trips must be 10 to 20000, not " + trips);
    }
    if (threads < 1 || threads > Topics.SIGHTINGS.partitions()) {
      throw new UserError(
          "--threads must be 1 to " + Topics.SIGHTINGS.partitions() + ", not " + threads);
    }
  }

  /** Runs it with a broker in this JVM. */
  public CheckoutReport run(Progress progress) throws Exception {
    try (StoreDay day = new StoreDay(trips, progress);
        TopologySide onDisk = new TopologySide(day, StateStores.ON_DISK, threads);
        TopologySide inMemory = new TopologySide(day, StateStores.IN_MEMORY, threads)) {
      Map<TopicPartition, Long> before = Outputs.ends(day);
      onDisk.run();
      Outputs outputs = Outputs.since(day, before);
      try (BareLoop bare = new BareLoop(day, outputs, threads)) {
        List<Side> sides = List.of(bare, onDisk, inMemory);
        progress.begin("rounds", (long) sides.size() * (rounds + WARM_UPS));
        List<List<Rate>> measured = new ArrayList<>();
        for (int round = -WARM_UPS; round < rounds; round++) {
          List<Rate> rates = new ArrayList<>();
          for (Side side : sides) {
            Rate rate = side.run();
            rates.add(rate);
            progress.step(1, "%s %.0f receipts/s".formatted(side.name(), rate.perSecond()));
          }
          if (round >= 0) {
            measured.add(rates);
          }
        }
        progress.end(rounds + " of each side");
        return new CheckoutReport(
            threads,
            trips,
            day.inputs(),
            outputs,
            sides.stream().map(Side::name).toList(),
            measured);
      }
    }
  }
}
