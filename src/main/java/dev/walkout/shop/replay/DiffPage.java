package dev.walkout.shop.replay;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import dev.walkout.shop.replay.RunDiff.MovementChange;
import dev.walkout.shop.replay.RunDiff.SightingChange;
import dev.walkout.shop.replay.RunDiff.TripChange;

/** A difference of runs as one page that needs nothing else. */
final class DiffPage {

  private final RunDiff diff;
  private final StringBuilder html = new StringBuilder();

  DiffPage(RunDiff diff) {
    this.diff = diff;
  }

  String html() {
    html.append("<h1>");
    html.append(Html.escape(DiffText.heading(diff))).append("</h1>\n<p class=\"soft\">A ");
    html.append(Html.escape(diff.a())).append("<br>B ").append(Html.escape(diff.b()));
    html.append("</p>\n<table class=\"texts\">\n<tr><th>setting</th><th>A</th><th>B</th></tr>\n");
    diff.settings().forEach((key, values) -> row(key, values.a(), values.b()));
    html.append("</table>\n");
    diff.changes().forEach(this::trip);
    return Page.of("Walkout: two runs", html.toString());
  }

  private void trip(TripChange change) {
    html.append("<h2>").append(Html.escape(DiffText.totals(change))).append("</h2>\n");
    change.lines().forEach(line -> paragraph(DiffText.line(line)));
    change.doubts().a().forEach(doubt -> paragraph("only A doubts " + doubt));
    change.doubts().b().forEach(doubt -> paragraph("only B doubts " + doubt));
    if (!change.why().isEmpty()) {
      paragraph(change.why());
    }
    change.movements().forEach(this::movement);
  }

  private void movement(MovementChange change) {
    html.append("<table class=\"texts\">\n<tr><th>why</th><th>A</th><th>B</th></tr>\n");
    row(
        change.why(),
        DiffText.movement(change.movement().a()),
        DiffText.movement(change.movement().b()));
    for (SightingChange seen : change.sightings()) {
      row(
          seen.source() + ": " + seen.why(),
          DiffText.sighting(seen.sighting().a()),
          DiffText.sighting(seen.sighting().b()));
    }
    html.append("</table>\n");
  }

  private void paragraph(String words) {
    html.append("<p>").append(Html.escape(words)).append("</p>\n");
  }

  private void row(String first, String a, String b) {
    html.append("<tr><td>").append(Html.escape(first)).append("</td><td>");
    html.append(Html.escape(a)).append("</td><td>").append(Html.escape(b)).append("</td></tr>\n");
  }
}
