package dev.walkout.shop.evaluate;

import dev.walkout.shop.page.Html;
import dev.walkout.vision.evaluate.CoverageCurve;
import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.evaluate.LimitReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Coverage against the wrong-accept rate, a line for each rule, a panel for each kind of query; SVG
 * that also stands alone.
 *
 * <p>The rate is logarithmic; what lies below its least value is drawn there.
 */
final class CoveragePlot {

  private static final int PANEL = 300;
  private static final int LEFT = 44;
  private static final int TOP = 30;
  private static final int HEIGHT = 220;
  private static final int WIDTH = 240;
  private static final double LEAST = 0.001;
  private static final double MOST = 0.2;
  private static final String GRID = "#e3e3e6";
  private static final String ASKED = "#c0392b";

  /** Of Okabe and Ito, "Color Universal Design" (2008): told apart by the colour-blind too. */
  private static final Map<String, String> COLOURS =
      Map.of("general", "#0072b2", "category", "#e69f00", "product", "#009e73");

  private final LimitReport report;

  CoveragePlot(LimitReport report) {
    this.report = report;
  }

  String svg() {
    List<LimitReport.Setting> settings = report.settings();
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"coverage against wrong-accept rate\" font-family=\"sans-serif\""
            + " font-size=\"10\">%n",
        settings.size() * PANEL,
        TOP + HEIGHT + 60);
    for (int i = 0; i < settings.size(); i++) {
      add(svg, "<g transform=\"translate(%d 0)\">%n", i * PANEL);
      panel(svg, settings.get(i));
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(StringBuilder svg, LimitReport.Setting setting) {
    text(svg, LEFT, 16, setting.queries());
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = down(percent / 100.0);
      level(svg, y, GRID);
      text(svg, 8, y + 4, percent + " %");
    }
    for (double rate : new double[] {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2}) {
      double x = across(rate);
      upright(svg, x, GRID);
      String percent = String.format(Locale.ROOT, rate < 0.01 ? "%.1f" : "%.0f", 100 * rate);
      text(svg, x - 6, TOP + HEIGHT + 14, percent);
    }
    upright(svg, across(report.wrongAccept()), ASKED);
    text(svg, LEFT, TOP + HEIGHT + 30, "percent wrong of the accepted; covered, upwards");
    int x = LEFT;
    for (CoverageCurve curve : setting.curves()) {
      String name = curve.rule().label();
      curve(svg, curve.points(), COLOURS.get(name));
      String dash = "<path d=\"M%d %d h16\" stroke=\"%s\"/>%n";
      add(svg, dash, x, TOP + HEIGHT + 44, COLOURS.get(name));
      text(svg, x + 20, TOP + HEIGHT + 48, name);
      x += 65;
    }
    ring(svg, setting.card());
    text(svg, x, TOP + HEIGHT + 48, "o model's own");
  }

  /** The model's own thresholds: a black ring. */
  private static void ring(StringBuilder svg, Point card) {
    add(
        svg,
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"none\" stroke=\"#22222a\"/>%n",
        across(card.wrongAcceptRate()),
        down(card.coverage()));
  }

  private static void curve(StringBuilder svg, List<Point> points, String colour) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x = across(point.wrongAcceptRate());
      double y = down(point.coverage());
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      add(
          svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"><title>asked %.3g %%: wrong %.2f"
              + " %%, covered %.1f %%</title></circle>%n",
          x,
          y,
          colour,
          100 * point.asked(),
          100 * point.wrongAcceptRate(),
          100 * point.coverage());
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
        path,
        colour);
  }

  private static void upright(StringBuilder svg, double x, String colour) {
    String line = "<path d=\"M%.1f %d v%d\" stroke=\"%s\"/>%n";
    add(svg, line, x, TOP, HEIGHT, colour);
  }

  private static void level(StringBuilder svg, double y, String colour) {
    add(svg, "<path d=\"M%d %.1f h%d\" stroke=\"%s\"/>%n", LEFT, y, WIDTH, colour);
  }

  private static void text(StringBuilder svg, double x, double y, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, Html.escape(text));
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private static double across(double rate) {
    double share = Math.log(Math.max(LEAST, Math.min(MOST, rate)) / LEAST) / Math.log(MOST / LEAST);
    return LEFT + WIDTH * share;
  }

  private static double down(double coverage) {
    return TOP + HEIGHT * (1 - coverage);
  }
}
