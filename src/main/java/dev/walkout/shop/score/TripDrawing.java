package dev.walkout.shop.score;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.score.ExampleTrip.Report;
import dev.walkout.sim.scenario.script.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A trip as a picture: a row for each person and each sensor, time from left to right; SVG. */
final class TripDrawing {

  private static final int WIDTH = 860;
  private static final int LEFT = 150;
  private static final int ROW = 24;
  private static final int TOP = 24;

  private final ExampleTrip trip;
  private final double seconds;

  TripDrawing(ExampleTrip trip) {
    this.trip = trip;
    this.seconds = Duration.between(trip.from(), trip.until()).toMillis() / 1e3;
  }

  String svg() {
    Map<String, List<Note>> people = new LinkedHashMap<>();
    trip.story()
        .forEach(note -> people.computeIfAbsent(note.who(), who -> new ArrayList<>()).add(note));
    Map<String, List<Report>> sensors = new LinkedHashMap<>();
    trip.reports()
        .forEach(
            report ->
                sensors.computeIfAbsent(report.sensorId(), id -> new ArrayList<>()).add(report));
    int rows = people.size() + sensors.size();
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"timeline\">%n",
            WIDTH,
            TOP + rows * ROW + 6));
    axis(svg, rows);
    int row = 0;
    for (Map.Entry<String, List<Note>> person : people.entrySet()) {
      label(svg, row, person.getKey());
      for (Note note : person.getValue()) {
        deed(svg, row, note);
      }
      row++;
    }
    for (Map.Entry<String, List<Report>> sensor : sensors.entrySet()) {
      label(svg, row, sensor.getKey());
      Instant free = Instant.MIN;
      for (Report report : sensor.getValue()) {
        boolean overlaps = report.from().isBefore(free);
        report(svg, TOP + row * ROW + (overlaps ? 13 : 3), report);
        free = report.until();
      }
      row++;
    }
    return svg.append("</svg>\n").toString();
  }

  private void axis(StringBuilder svg, int rows) {
    int step = seconds > 120 ? 30 : seconds > 40 ? 10 : 5;
    for (int second = 0; second <= seconds; second += step) {
      double x = x(trip.from().plusSeconds(second));
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
                  + "<text class=\"soft\" x=\"%.1f\" y=\"14\">%d s</text>%n",
              x,
              x,
              TOP - 4,
              TOP + rows * ROW,
              x + 2,
              second));
    }
  }

  private static void label(StringBuilder svg, int row, String name) {
    int y = TOP + row * ROW;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"0\" y=\"%d\">%s</text><line class=\"row\" x1=\"0\" x2=\"%d\" y1=\"%d\""
                + " y2=\"%d\"/>%n",
            y + 16,
            Html.escape(name),
            WIDTH,
            y + ROW,
            y + ROW));
  }

  /** Deeds are numbered, as in the list below the picture. */
  private void deed(StringBuilder svg, int row, Note note) {
    double x = x(note.at());
    svg.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><circle class=\"deed\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%d</text></g>%n",
            Html.escape(note.text()),
            x,
            TOP + row * ROW + 12,
            x + 6,
            TOP + row * ROW + 16,
            trip.story().indexOf(note) + 1));
  }

  private void report(StringBuilder svg, int y, Report report) {
    double x = x(report.from());
    double width = Math.max(3, x(report.until()) - x);
    boolean grams = report.text().endsWith(" g");
    svg.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\""
                + " height=\"8\" rx=\"2\"/>%s</g>%n",
            Html.escape(report.text()),
            report.judged().name().toLowerCase(Locale.ROOT),
            x,
            y,
            width,
            grams
                ? String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    x + width + 3,
                    y + 9,
                    report.text())
                : ""));
  }

  private double x(Instant at) {
    double into = Duration.between(trip.from(), at).toMillis() / 1e3 / seconds;
    return LEFT + Math.max(0, Math.min(1, into)) * (WIDTH - LEFT - 20);
  }
}
