package dev.walkout.shop.bench.index;

import dev.walkout.shop.bench.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code walkout bench index} found.
 *
 * @param rounds how often each was measured
 * @param dimension of the anchors
 */
public record IndexReport(int rounds, int dimension, List<Size> sizes) {

  /** The exact scan of one crop takes at most this many times what memory needs to bring it. */
  public static final double GOAL_MEMORY = 2;

  /** A burst in one round trip takes at most this many PINGs a query. */
  public static final double GOAL_PING = 0.6;

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /**
   * One number of anchors.
   *
   * @param read reading the bytes of all anchors, from whichever cache holds them
   * @param memory reading more bytes than any cache holds
   * @param ping a PING on the connections of the searches
   */
  record Size(int anchors, Read read, Read memory, Optional<Series> ping, List<Row> rows) {

    /** Reading so many bytes. */
    record Read(long bytes, Series series) {

      /** Bytes a second of the medians, in units of 10^9. */
      double gigabytes() {
        return bytes / series.spread(HALF).median() / 1e3;
      }
    }

    /** A series over the reading of all anchors, for each of so many crops a call. */
    Spread overRead(Series series, int crops) {
      return series.over(read.series(), crops);
    }

    /** A series over the time that main memory needs to bring the bytes of all anchors. */
    Spread overMemory(Series series, int crops) {
      return series.over(memory.series(), crops * (double) read.bytes() / memory.bytes());
    }
  }

  /** One index: a crop a call, and a burst a call. */
  record Row(String name, String setting, double recall, Series one, Series burst) {}

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d rounds; anchors of %d dimensions, the nearest %d; microseconds and ratios as"
                + " median (least-most) of the rounds%n",
            rounds,
            dimension,
            IndexBench.NEAREST));
    for (Size size : sizes) {
      head(size, text);
      for (Row row : size.rows()) {
        row(size, row, text);
      }
    }
    return text
        + String.format(
            Locale.ROOT,
            "%nGoals: recall %.2f; the exact scan of one crop %.0f x what memory needs; a"
                + " burst on a server %.1f PING a crop.%n",
            Truth.GOAL,
            GOAL_MEMORY,
            GOAL_PING);
  }

  private static void head(Size size, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%,d anchors, %.1f MB: read in %s us, %.0f GB/s; from memory %.0f GB/s%s%n%n",
            size.anchors(),
            size.read().bytes() / 1e6,
            size.read().series().spread(HALF).text("%.1f"),
            size.read().gigabytes(),
            size.memory().gigabytes(),
            size.ping()
                .map(ping -> "; PING " + ping.spread(HALF).text("%.0f") + " us")
                .orElse("")));
    text.append(
        String.format(
            "%-25s %6s | %22s %8s %17s %9s %6s | %22s %8s %17s %9s %6s  %s%n",
            "",
            "recall",
            "one crop p50",
            "p99",
            "of the read",
            "of memory",
            "PINGs",
            "burst of " + IndexBench.BURST + ", a crop p50",
            "p99",
            "of the read",
            "of memory",
            "PINGs",
            "set to"));
  }

  private static void row(Size size, Row row, StringBuilder text) {
    text.append(String.format(Locale.ROOT, "%-25s %6.4f", row.name(), row.recall()));
    side(size, row.one(), 1, text);
    side(size, row.burst(), IndexBench.BURST, text);
    text.append("  ").append(row.setting()).append('\n');
  }

  private static void side(Size size, Series series, int crops, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            " | %22s %8.1f %17s %9.2f %6s",
            a(crops, series.spread(HALF)).text("%.1f"),
            series.spread(NEARLY_ALL).median() / crops,
            size.overRead(series, crops).text("%.2f"),
            size.overMemory(series, crops).median(),
            size.ping()
                .map(ping -> String.format("%.2f", series.over(ping, crops).median()))
                .orElse("")));
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Size size : sizes) {
      Map<String, Object> its = new LinkedHashMap<>();
      its.put("anchors", size.anchors());
      its.put("bytes", size.read().bytes());
      its.put("readMicros", size.read().series().spread(HALF));
      its.put("memoryGigabytesPerSecond", size.memory().gigabytes());
      size.ping().ifPresent(ping -> its.put("pingMicros", ping.spread(HALF)));
      its.put("indexes", size.rows().stream().map(row -> figures(size, row)).toList());
      all.add(its);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rounds", rounds);
    figures.put("dimension", dimension);
    figures.put("nearest", IndexBench.NEAREST);
    figures.put("burst", IndexBench.BURST);
    figures.put("sizes", all);
    return figures;
  }

  private static Map<String, Object> figures(Size size, Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("index", row.name());
    figures.put("setting", row.setting());
    figures.put("recallAt5", row.recall());
    figures.put("oneCrop", figures(size, row.one(), 1));
    figures.put("burstPerCrop", figures(size, row.burst(), IndexBench.BURST));
    return figures;
  }

  private static Map<String, Object> figures(Size size, Series series, int crops) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50Micros", a(crops, series.spread(HALF)));
    figures.put("p99Micros", a(crops, series.spread(NEARLY_ALL)));
    figures.put("overRead", size.overRead(series, crops));
    figures.put("overMemory", size.overMemory(series, crops));
    size.ping().ifPresent(ping -> figures.put("overPing", series.over(ping, crops)));
    return figures;
  }

  /** Of each of so many crops. */
  private static Spread a(int crops, Spread of) {
    return new Spread(of.median() / crops, of.least() / crops, of.most() / crops);
  }
}
