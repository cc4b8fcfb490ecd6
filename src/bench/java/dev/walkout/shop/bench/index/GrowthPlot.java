package dev.walkout.shop.bench.index;

import dev.walkout.shop.bench.index.IndexReport.Row;
import dev.walkout.shop.bench.index.IndexReport.Size;
import dev.walkout.sim.catalogue.art.Lettering;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/**
 * The cost of a search over the number of anchors, both on logarithmic scales: one crop a call on
 * the left, a burst a call on the right.
 *
 * <p>Letters are strokes of our own, because a server's JDK may have no font.
 */
public final class GrowthPlot {

  private static final int WIDTH = 1360;
  private static final int HEIGHT = 720;
  private static final int LEFT = 90;
  private static final int TOP = 80;
  private static final int PANEL_WIDTH = 560;
  private static final int PANEL_HEIGHT = 490;
  private static final int GAP = 80;
  private static final double LETTER = 11;
  private static final double LEGEND_COLUMN = 320;
  private static final int LEGEND_COLUMNS = 4;

  private static final Color INK = new Color(0x22222a);
  private static final Color GRID = new Color(0xdcdce2);

  /** Of Okabe and Ito, "Color Universal Design" (2008): told apart by the colour-blind too. */
  private static final Color[] COLOURS = {
    new Color(0x0072b2),
    new Color(0xe69f00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xd55e00),
    new Color(0x56b4e9)
  };

  private static final float[] DASHES = {8, 6};

  private final IndexReport report;
  private final List<Line> lines;
  private final double[] x;
  private final double[] y;

  /** A line of the legend: what is called so, one crop a call and in bursts, by size. */
  private record Line(String name, Color colour, boolean dashed, double[] one, double[] burst) {}

  private GrowthPlot(IndexReport report) {
    this.report = report;
    this.lines = lines(report);
    this.x = decades(report.sizes().stream().mapToDouble(Size::anchors).toArray(), 1);
    this.y =
        decades(
            lines.stream()
                .flatMapToDouble(
                    line ->
                        DoubleStream.concat(
                            DoubleStream.of(line.one()), DoubleStream.of(line.burst())))
                .toArray(),
            1);
  }

  /** The plot as a PNG of {@value #WIDTH} x {@value #HEIGHT} pixels. */
  public static byte[] png(IndexReport report) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    new GrowthPlot(report).draw(pen);
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be written", e);
    }
  }

  private static List<Line> lines(IndexReport report) {
    Map<String, Line> lines = new LinkedHashMap<>();
    List<Size> sizes = report.sizes();
    for (Row row : sizes.get(0).rows()) {
      lines.putIfAbsent( // settings that were tried have the default's name, and are not drawn
          row.name(),
          new Line(
              row.name(),
              COLOURS[lines.size() % COLOURS.length],
              false,
              sizes.stream().mapToDouble(size -> of(size, row.name(), true)).toArray(),
              sizes.stream().mapToDouble(size -> of(size, row.name(), false)).toArray()));
    }
    List<Line> all = new ArrayList<>(lines.values());
    all.add(
        bound(
            "reading the same bytes", Color.GRAY, sizes, size -> micros(size.read().series(), 1)));
    if (sizes.get(0).ping().isPresent()) {
      all.add(bound("PING", INK, sizes, size -> micros(size.ping().orElseThrow(), 1)));
    }
    return all;
  }

  private static Line bound(
      String name, Color colour, List<Size> sizes, ToDoubleFunction<Size> micros) {
    double[] all = sizes.stream().mapToDouble(micros).toArray();
    return new Line(name, colour, true, all, all);
  }

  private static double of(Size size, String name, boolean one) {
    Row its = size.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    return one ? micros(its.one(), 1) : micros(its.burst(), IndexBench.BURST);
  }

  private static double micros(Series series, int crops) {
    return series.spread(0.5).median() / crops;
  }

  /** The powers of ten below and above all values, as exponents. */
  private static double[] decades(double[] values, double least) {
    double from = Math.floor(Math.log10(DoubleStream.of(values).min().orElse(1)));
    double to = Math.ceil(Math.log10(DoubleStream.of(values).max().orElse(10)));
    return new double[] {from, Math.max(to, from + least)};
  }

  private void draw(Graphics2D pen) {
    text(
        pen,
        "Searching "
            + IndexBench.NEAREST
            + " of N anchors, "
            + report.dimension()
            + " dimensions: microseconds a crop, median of "
            + report.rounds()
            + " rounds",
        LEFT,
        22,
        14);
    panel(pen, LEFT, "one crop a call", true);
    panel(
        pen,
        LEFT + PANEL_WIDTH + GAP,
        "a burst of " + IndexBench.BURST + " a call, each crop",
        false);
    for (int i = 0; i < lines.size(); i++) {
      double atX = LEFT + i % LEGEND_COLUMNS * LEGEND_COLUMN;
      double atY = TOP + PANEL_HEIGHT + 72 + i / LEGEND_COLUMNS * 28;
      pen.setColor(lines.get(i).colour());
      pen.setStroke(stroke(lines.get(i)));
      pen.draw(new Line2D.Double(atX, atY, atX + 40, atY));
      text(pen, lines.get(i).name(), atX + 50, atY - LETTER / 2, LETTER);
    }
  }

  private void panel(Graphics2D pen, int left, String title, boolean one) {
    text(pen, title, left, TOP - 24, LETTER);
    pen.setStroke(new BasicStroke(1));
    for (double exponent = x[0]; exponent <= x[1]; exponent++) {
      double at = left + across(exponent);
      rule(pen, new Line2D.Double(at, TOP, at, TOP + PANEL_HEIGHT));
      String label = String.format(Locale.ROOT, "%,.0f", Math.pow(10, exponent));
      text(pen, label, at - Lettering.width(label, LETTER) / 2, TOP + PANEL_HEIGHT + 12, LETTER);
    }
    for (double exponent = y[0]; exponent <= y[1]; exponent++) {
      double at = down(exponent);
      rule(pen, new Line2D.Double(left, at, left + PANEL_WIDTH, at));
      String label = micros(exponent);
      text(pen, label, left - 12 - Lettering.width(label, LETTER), at - LETTER / 2, LETTER);
    }
    String axis = "anchors";
    double middle = left + (PANEL_WIDTH - Lettering.width(axis, LETTER)) / 2.0;
    text(pen, axis, middle, TOP + PANEL_HEIGHT + 34, LETTER);
    lines.forEach(line -> curve(pen, line, one ? line.one() : line.burst(), left));
  }

  private void curve(Graphics2D pen, Line line, double[] micros, int left) {
    pen.setColor(line.colour());
    pen.setStroke(stroke(line));
    Path2D path = new Path2D.Double();
    for (int i = 0; i < micros.length; i++) {
      double atX = left + across(Math.log10(report.sizes().get(i).anchors()));
      double atY = down(Math.log10(micros[i]));
      if (i == 0) {
        path.moveTo(atX, atY);
      } else {
        path.lineTo(atX, atY);
      }
      if (!line.dashed()) {
        pen.fill(new Ellipse2D.Double(atX - 4.5, atY - 4.5, 9, 9));
      }
    }
    pen.draw(path);
  }

  private double across(double exponent) {
    return PANEL_WIDTH * (exponent - x[0]) / (x[1] - x[0]);
  }

  private double down(double exponent) {
    return TOP + PANEL_HEIGHT * (y[1] - exponent) / (y[1] - y[0]);
  }

  private static String micros(double exponent) {
    return exponent < 3
        ? String.format(Locale.ROOT, exponent < 0 ? "%.1f us" : "%.0f us", Math.pow(10, exponent))
        : String.format(Locale.ROOT, "%.0f ms", Math.pow(10, exponent - 3));
  }

  private static void rule(Graphics2D pen, Line2D line) {
    pen.setColor(GRID);
    pen.draw(line);
  }

  private static void text(Graphics2D pen, String text, double x, double y, double height) {
    pen.setColor(INK);
    pen.fill(Lettering.at(text, new Lettering.Style(0.8, 0), height, x, y));
  }

  private static BasicStroke stroke(Line line) {
    return line.dashed()
        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
        : new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
