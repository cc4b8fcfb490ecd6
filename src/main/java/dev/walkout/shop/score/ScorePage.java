package dev.walkout.shop.score;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import dev.walkout.sim.scenario.script.Note;
import dev.walkout.sim.score.Score;
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
    html.append("<h1>How checkout holds in hard cases</h1>\n");
    html.append("<p>").append(Html.escape(report.heading())).append("</p>\n");
    html.append(
        "<p class=\"soft\">Simulated stores. <b>Oracle</b> rows know the true product of every"
            + " burst; <b>naive</b> rows compare colour histograms with the nearest picture."
            + " Money in EUR. In the drawings a bar is what a camera sent of one hand movement:"
            + " green where the product was recognised, red where it was mistaken, yellow where it"
            + " was left open; scales say how many grams came or went. Goods by weight are exact"
            + " within "
            + Score.GRAMS_A_WEIGHING
            + " g for each time that they were weighed, and what these cost.</p>\n");
    table(html);
    report.scenarios().forEach(score -> section(html, score));
    return Page.of("Walkout: scenarios", html.toString());
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
            "<td>%s</td><td>%d</td><td>%.0f %%%s</td><td>%s%s</td><td>%.2f</td><td>%.2f</td>"
                + "<td>%d</td><td>%.0f</td><td>%.0f %%</td><td>%.3f%s</td></tr>%n",
            all ? "all" : "<a href=\"#" + score.name() + "\">" + score.name() + "</a>",
            live.trips(),
            100 * live.exactReceiptRate(),
            Page.bar("", live.exactReceiptRate()),
            live.items().f1() < WANTED_F1 ? "<span class=\"below\">" + f1 + "</span>" : f1,
            Page.bar("", live.items().f1()),
            live.overchargedMinor() / 100.0,
            live.underchargedMinor() / 100.0,
            live.doubts(),
            live.reviewsPer1000Trips() * live.trips() / 1000,
            100 * score.oracle().exactReceiptRate(),
            score.naive().items().f1(),
            Page.bar(" naive", score.naive().items().f1())));
  }

  private void section(StringBuilder html, ScenarioScore score) {
    ExampleTrip trip = ExampleTrip.of(score, report.evidence());
    html.append("<h2 id=\"").append(score.name()).append("\">").append(score.name());
    html.append("</h2>\n<p>").append(Html.escape(score.scenario().story()));
    html.append(" <span class=\"soft\">Seed ").append(trip.seed());
    html.append(
        trip.exact() ? ".</span></p>\n" : ", the first trip that is not exact.</span></p>\n");
    html.append(new TripDrawing(trip).svg()).append("<div class=\"trip\"><ol>\n");
    for (Note note : trip.story()) {
      html.append("<li>").append(Html.escape(note.who() + " " + note.text())).append("</li>\n");
    }
    html.append("</ol>\n<pre>").append(Html.escape(trip.receipt())).append("</pre></div>\n");
  }
}
