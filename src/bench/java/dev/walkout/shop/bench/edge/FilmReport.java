package dev.walkout.shop.bench.edge;

import dev.walkout.shop.demo.DemoReport.Scores;
import dev.walkout.shop.pixels.PixelFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What edge agents made of films, what a frame costs, and what they take of memory. */
public record FilmReport(List<Row> rows, List<Camera> cameras) {

  public FilmReport {
    rows = List.copyOf(rows);
    cameras = List.copyOf(cameras);
  }

  /**
   * What one camera takes.
   *
   * @param detector what finds its hands, by its kind
   */
  public record Camera(
      String detector, Optional<FilmCost.Report> cost, Optional<FilmMemory.Report> memory) {

    private Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("detector", detector);
      cost.ifPresent(found -> figures.put("cost", found));
      memory.ifPresent(found -> figures.put("memory", found));
      return figures;
    }
  }

  /** One filmed day, as one detector saw it. */
  public record Row(long seed, PixelFigures pixels, Scores scores) {}

  /** For programs. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("days", rows);
    figures.put("cameras", cameras.stream().map(Camera::figures).toList());
    return figures;
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      text.append(
          "seed  hands by  moved  found   recall  precision  direction  overlap  fills"
              + "   exact  oracle   naive      over     under\n");
      rows.forEach(row -> text.append(text(row)));
    }
    for (Camera camera : cameras) {
      camera.cost().ifPresent(found -> text.append(text(camera.detector(), found)));
      camera.memory().ifPresent(found -> text.append(text(camera.detector(), found)));
    }
    return text.toString();
  }

  private static String text(Row row) {
    PixelFigures.Events events = row.pixels().events();
    return String.format(
        Locale.ROOT,
        "%4d  %-8s  %5d  %5d  %6.2f%%  %8.2f%%  %8.2f%%  %7.3f  %4.0f%%  %5.1f%%  %5.1f%%  %5.1f%%"
            + "  %8.2f  %8.2f%n",
        row.seed(),
        row.pixels().detector(),
        events.shown(),
        events.found(),
        100 * events.recall(),
        100 * events.precision(),
        100 * events.actionRight(),
        row.pixels().iouMedian(),
        100 * row.pixels().filledMedian(),
        100 * row.scores().live().exactReceiptRate(),
        100 * row.scores().oracle().exactReceiptRate(),
        100 * row.scores().naive().exactReceiptRate(),
        row.scores().live().overchargedMinor() / 100.0,
        row.scores().live().underchargedMinor() / 100.0);
  }

  private static String text(String detector, FilmCost.Report found) {
    return String.format(
        Locale.ROOT,
        "one camera, hands by %s, %,d frames of 640x480: decoding alone %s frames/s, the whole"
            + " agent %s%nagent over decoding: %s; of CPU time %s; one core serves %s cameras of 15"
            + " frames/s%n",
        detector,
        found.frames(),
        found.decode().text("%,.0f"),
        found.agent().text("%,.0f"),
        found.ratio().text("%.2f"),
        found.cpuRatio().text("%.2f"),
        found.cameras().text("%.0f"));
  }

  private static String text(String detector, FilmMemory.Report found) {
    FilmMemory.Sample settled = found.settled();
    FilmMemory.Sample last = found.last();
    return String.format(
        Locale.ROOT,
        "memory, hands by %s, over %.1f min, %,d frames: objects %d MB after %.1f min, %d MB at the"
            + " end; process %d MB, %d MB%n",
        detector,
        last.minute(),
        last.frames(),
        settled.heapBytes() >> 20,
        settled.minute(),
        last.heapBytes() >> 20,
        settled.residentBytes() >> 20,
        last.residentBytes() >> 20);
  }
}
