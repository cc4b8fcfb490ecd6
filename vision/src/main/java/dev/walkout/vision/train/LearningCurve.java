package dev.walkout.vision.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How a training went, beside the model: {@value #TABLE} with a line for each validation, and
 * {@value #PICTURE}. A training that goes on goes on with its curve.
 */
final class LearningCurve {

  static final String TABLE = "learning-curve.csv";
  static final String PICTURE = "learning-curve.svg";

  private static final String HEADER = "step,minutes,loss,known,unseen";
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int EDGE = 48;

  /**
   * A validation.
   *
   * @param loss mean of the last steps
   * @param known share of held-out photos of trained products that were found; NaN if none are
   * @param unseen the same of products never trained on, among all
   */
  record Point(long step, double minutes, double loss, double known, double unseen) {

    String line() {
      return String.format(
          Locale.ROOT, "%d,%.2f,%.4f,%.4f,%.4f", step, minutes, loss, known, unseen);
    }

    static Point of(String line) {
      String[] cells = line.split(",");
      return new Point(
          Long.parseLong(cells[0]),
          Double.parseDouble(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]));
    }
  }

  private final Path directory;
  private final List<Point> points = new ArrayList<>();

  private LearningCurve(Path directory) {
    this.directory = directory;
  }

  /** The curve in a model directory up to a step; empty for step 0. */
  static LearningCurve until(long step, Path directory) throws IOException {
    LearningCurve curve = new LearningCurve(directory);
    Path table = directory.resolve(TABLE);
    if (step > 0 && Files.exists(table)) {
      Files.readAllLines(table).stream()
          .skip(1)
          .map(Point::of)
          .filter(point -> point.step() <= step)
          .forEach(curve.points::add);
    }
    return curve;
  }

  /** Adds a point and writes both files. */
  void add(Point point) throws IOException {
    points.add(point);
    String lines = points.stream().map(Point::line).collect(Collectors.joining("\n"));
    Files.writeString(directory.resolve(TABLE), HEADER + "\n" + lines + "\n");
    Files.writeString(directory.resolve(PICTURE), svg());
  }

  private String svg() {
    double most = points.stream().mapToDouble(Point::loss).max().orElse(1);
    double highest = Math.max(1e-6, most);
    StringBuilder svg = new StringBuilder();
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\""
                + " height=\"100%%\" fill=\"#fff\"/>%n")
            .formatted(WIDTH, HEIGHT));
    for (int i = 0; i <= 4; i++) {
      int y = HEIGHT - EDGE - i * (HEIGHT - 2 * EDGE) / 4;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %dH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">"
                  + "%.2f</text><text x=\"%d\" y=\"%d\">%d %%</text>%n",
              EDGE,
              y,
              WIDTH - EDGE,
              EDGE - 6,
              y + 4,
              i * highest / 4,
              WIDTH - EDGE + 6,
              y + 4,
              25 * i));
    }
    svg.append(line("#888888", point -> point.loss() / highest));
    svg.append(line("#2558c4", Point::known));
    svg.append(line("#2f7d4f", Point::unseen));
    svg.append(label(0, "#888888", "loss (left)")).append(label(1, "#2558c4", "known, top-1"));
    svg.append(label(2, "#2f7d4f", "unseen among all, top-1"));
    Point last = points.get(points.size() - 1);
    return svg.append(
            String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">step %d, %.1f"
                    + " minutes</text>%n</svg>%n",
                WIDTH - EDGE,
                HEIGHT - 18,
                last.step(),
                last.minutes()))
        .toString();
  }

  /**
   * A line through the shares of the height that points have; those that have none are left out.
   */
  private String line(String colour, ToDoubleFunction<Point> share) {
    double end = points.get(points.size() - 1).step();
    String places =
        points.stream()
            .filter(point -> Double.isFinite(share.applyAsDouble(point)))
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        EDGE + point.step() / end * (WIDTH - 2 * EDGE),
                        HEIGHT - EDGE - share.applyAsDouble(point) * (HEIGHT - 2 * EDGE)))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
        .formatted(places, colour);
  }

  private static String label(int number, String colour, String text) {
    return "<text x=\"%d\" y=\"24\" fill=\"%s\">%s</text>%n"
        .formatted(EDGE + number * 130, colour, text);
  }
}
