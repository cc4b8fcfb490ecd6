package dev.walkout.shop.bench.checkout;

import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.Spread;
import dev.walkout.shop.bench.checkout.StateBytes.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code walkout bench open-trips} found.
 *
 * @param pieces in each cart before speed was measured
 * @param sizes ascending
 */
public record OpenTrips(int pieces, int rounds, List<Size> sizes) {

  /**
   * So many trips were open.
   *
   * @param more how many of them came in since the size before
   * @param added bytes that these brought
   * @param whole bytes of everything
   * @param pieces how fast they came to carts, by round
   * @param recordsEach records that sensors send for a piece
   */
  record Size(int open, long more, Read added, Read whole, List<Rate> pieces, double recordsEach) {

    Spread recordsPerSecond() {
      return Spread.of(pieces.stream().map(rate -> rate.perSecond() * recordsEach).toList());
    }

    double cpuMicros() {
      return 1e6
          / recordsEach
          / Spread.of(pieces.stream().map(Rate::perCpuSecond).toList()).median();
    }
  }

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%nTrips open in one store of 8 zones, %d pieces in each cart; for each who comes another"
                + " leaves: median of %d rounds (least-most)%n%n%12s %16s %18s %16s %26s %14s"
                + " %10s%n",
            pieces,
            rounds,
            "open",
            "RocksDB a trip",
            "changelog a trip",
            "RocksDB in all",
            "records in/s",
            "us CPU each",
            "of first"));
    double first = sizes.get(0).recordsPerSecond().median();
    for (Size size : sizes) {
      text.append(
          String.format(
              Locale.ROOT,
              "%,12d %14s B %16s B %13.1f MB %26s %14.1f %10.2f%n",
              size.open(),
              each(size.added().rocksDb(), size.more()),
              each(size.added().changelog(), size.more()),
              size.whole().rocksDb() / 1e6,
              size.recordsPerSecond().text("%.0f"),
              size.cpuMicros(),
              size.recordsPerSecond().median() / first));
    }
    return text.toString();
  }

  private static String each(long bytes, long trips) {
    return trips == 0 ? "" : String.format(Locale.ROOT, "%,d", Math.max(0, bytes) / trips);
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Size size : sizes) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("open", size.open());
      figures.put("added", size.more());
      figures.put("addedRocksDbBytes", size.added().rocksDb());
      figures.put("addedChangelogBytes", size.added().changelog());
      figures.put("rocksDbBytes", size.whole().rocksDb());
      figures.put("recordsInPerSecond", size.recordsPerSecond());
      figures.put("cpuMicrosPerRecord", size.cpuMicros());
      all.add(figures);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("piecesInEachCart", pieces);
    figures.put("rounds", rounds);
    figures.put("sizes", all);
    return figures;
  }
}
