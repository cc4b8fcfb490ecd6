package dev.walkout.shop.score;

import dev.walkout.sim.scenario.script.Note;
import dev.walkout.sim.score.Score;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A report as one HTML page that needs nothing else: a table with bars, and a trip of each row. */
final class ScorePage {

  /** What every scenario is to reach. */
  private static final double WANTED_F1 = 0.95;

  private final ScoreReport report;

  ScorePage(ScoreReport report) {
    this.report = report;
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>Walkout: scenarios</title>\n<style>\n").append(css());
    html.append("</style>\n</head>\n<body>\n<h1>How checkout holds in hard cases</h1>\n");
    html.append("<p>").append(Html.escape(report.heading())).append("</p>\n");
    html.append(
        "<p class=\"soft\">Simulated stores. <b>Oracle</b> rows know the true product of every"
            + " burst; <b>naive</b> rows compare colour histograms with the nearest picture."
            + " Money in EUR.</p>\n");
    table(html);
    report.scenarios().forEach(score -> section(html, score));
    return html.append("</body>\n</html>\n").toString();
  }

  private void table(StringBuilder html) {
    html.append("<div class=\"wide\"><table>\n<tr><th>scenario</th><th>trips</th>");
    html.append("<th>exact receipts</th><th>item F1</th><th>over</th><th>under</th>");
    html.append("<th>doubts</th><th>reviews</th><th>oracle exact</th><th>naive F1</th></tr>\n");
    report.scores().forEach(score -> row(html, score));
    html.append("</table></div>\n");
  }

  private void row(StringBuilder html, ScenarioScore score) {
    boolean all = score == report.all();
    Score live = score.live();
    String f1 = String.format(Locale.ROOT, "%.3f", live.items().f1());
    html.append(all ? "<tr class=\"all\">" : "<tr>");
    html.append(
        String.format(
            Locale.ROOT,
            "<td>%s</td><td>%d</td><td>%s%.0f %%</td><td>%s%s</td><td>%.2f</td><td>%.2f</td>"
                + "<td>%d</td><td>%.0f</td><td>%.0f %%</td><td>%s%.3f</td></tr>%n",
            all ? "all" : "<a href=\"#" + score.name() + "\">" + score.name() + "</a>",
            live.trips(),
            bar("", live.exactReceiptRate()),
            100 * live.exactReceiptRate(),
            bar("", live.items().f1()),
            live.items().f1() < WANTED_F1 ? "<span class=\"below\">" + f1 + "</span>" : f1,
            live.overchargedMinor() / 100.0,
            live.underchargedMinor() / 100.0,
            live.doubts(),
            live.reviewsPer1000Trips() * live.trips() / 1000,
            100 * score.oracle().exactReceiptRate(),
            bar(" naive", score.naive().items().f1()),
            score.naive().items().f1()));
  }

  private static String bar(String kind, double share) {
    return String.format(
        Locale.ROOT,
        "<span class=\"bar%s\"><i style=\"width:%.1f%%\"></i></span>",
        kind,
        100 * share);
  }

  private void section(StringBuilder html, ScenarioScore score) {
    ExampleTrip trip = ExampleTrip.of(score, report.evidence());
    html.append("<h2 id=\"").append(score.name()).append("\">").append(score.name());
    html.append("</h2>\n<p>").append(Html.escape(score.scenario().story())).append("</p>\n");
    html.append("<div class=\"trip\"><div>\n").append(new TripDrawing(trip).svg());
    html.append("<ol>\n");
    for (Note note : trip.story()) {
      html.append("<li>").append(Html.escape(note.who() + " " + note.text())).append("</li>\n");
    }
    html.append("</ol></div>\n<div><pre>").append(Html.escape(trip.receipt()));
    html.append("</pre><p class=\"soft\">Seed ").append(trip.seed());
    html.append(trip.exact() ? "." : ": the first that is not exact.");
    html.append(
        " Bars: bursts of cameras, green where the product was recognised, red where it was"
            + " mistaken, yellow where it was left open; scales with grams.</p></div></div>\n");
  }

  private static String css() {
    try (InputStream css = ScorePage.class.getResourceAsStream("/score/page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
