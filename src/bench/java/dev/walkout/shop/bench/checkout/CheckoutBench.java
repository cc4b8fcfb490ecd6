package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.vision.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Checkout alone, from sightings to receipts, against a bare loop over the same records.
 *
 * @param rounds how often each side is measured, in turn
 * @param trips shoppers of the day; each brings some 160 records
 * @param threads threads on either side
 */
public record CheckoutBench(int rounds, int trips, int threads) {

  /** The JIT compiler is at it for longer than a round, above all with checkout. */
  private static final int WARM_UPS = 3;

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
      rounds(List.of(onDisk, inMemory), WARM_UPS, progress);
      Transactions done = inMemory.watched();
      try (BareLoop lean = new BareLoop(day, BareLoop.Kind.LEAN, done, threads);
          BareLoop same = new BareLoop(day, BareLoop.Kind.SAME_TRANSACTIONS, done, threads)) {
        rounds(List.of(lean, same), WARM_UPS, progress);
        List<Side> sides = List.of(lean, same, onDisk, inMemory);
        List<List<Rate>> measured = rounds(sides, rounds, progress);
        return new CheckoutReport(
            threads, trips, day.inputs(), done, sides.stream().map(Side::name).toList(), measured);
      }
    }
  }

  /** The sides take turns. */
  private static List<List<Rate>> rounds(List<Side> sides, int rounds, Progress progress)
      throws Exception {
    progress.begin(sides.get(0).name() + " and others", (long) sides.size() * rounds);
    List<List<Rate>> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Rate> rates = new ArrayList<>();
      for (Side side : sides) {
        Rate rate = side.run();
        rates.add(rate);
        progress.step(1, "%s %.0f receipts/s".formatted(side.name(), rate.perSecond()));
      }
      measured.add(rates);
    }
    progress.end(rounds + " of each side");
    return measured;
  }
}
