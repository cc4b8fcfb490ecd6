package dev.walkout.shop.evaluate;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import dev.walkout.vision.evaluate.ClusterRow;
import dev.walkout.vision.evaluate.Confusion;
import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.evaluate.EvaluationReport;
import dev.walkout.vision.evaluate.EvaluationReport.GateShares;
import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.Sides;
import dev.walkout.vision.evaluate.Interval;
import dev.walkout.vision.evaluate.LimitReport;
import dev.walkout.vision.evaluate.LimitRule;
import dev.walkout.vision.evaluate.Recalls;
import dev.walkout.vision.evaluate.Strangers;
import java.util.Locale;

/** An evaluation as one HTML page: tables, the coverage curves, the confused products. */
final class EvaluationPage {

  private static final String NONE = "<td class=\"soft\">-</td>";

  private final EvaluationReport report;
  private final StringBuilder html = new StringBuilder();

  EvaluationPage(EvaluationReport report) {
    this.report = report;
  }

  /** Where a photo of a confused pair lies beside the page. */
  static String photo(int pair, String what) {
    return String.format(Locale.ROOT, "photos/%02d-%s.jpg", pair + 1, what);
  }

  String html() {
    String title =
        "How well " + report.model().name() + " " + report.model().version() + " tells products";
    add("<h1>%s</h1>%n", Html.escape(title));
    data();
    rows();
    strangers();
    gates();
    calibration();
    clusters();
    confused();
    return Page.of("Walkout: evaluation", html.toString());
  }

  private void data() {
    EvaluationReport.Data data = report.data();
    add(
        "<p>Gallery %s; queries %s%s.",
        folder(data.gallery()),
        folder(data.queries()),
        data.heldOutSeries() ? ", whole series held out of the gallery" : "");
    if (data.fresh() != null) {
      String what = " New products %s, %d photos of each enrolled.";
      add(what, folder(data.fresh()), data.shots());
    }
    if (data.strangers() != null) {
      add(" Strangers %s.", folder(data.strangers()));
    }
    add(
        " Trained on %s of the gallery's photos and %s of the queries.</p>%n",
        percent(report.seenInTraining().gallery()), percent(report.seenInTraining().queries()));
    add(
        "<p class=\"soft\">Noise: %d seeds differ by up to %s; so few photos leave %s open (95 %%)."
            + " Less is chance.</p>%n",
        data.seeds(), percent(report.noise().seeds()), percent(report.noise().photos()));
  }

  private static String folder(EvaluationReport.Folder folder) {
    return String.format(
        Locale.ROOT,
        "<b>%s</b> (%d products, %d photos)",
        Html.escape(folder.path()),
        folder.products(),
        folder.photos());
  }

  private void rows() {
    head(
        "top-1",
        "known",
        "top-5",
        "mAP@R",
        "4 crops of a photo",
        "4 photos",
        "among all",
        "new",
        "among all",
        "strangers, AUROC",
        "ms a crop");
    for (Row row : report.table()) {
      Recalls known = row.known().alone();
      add("<tr><td>%s</td>", Html.escape(row.what()));
      add("<td>%s%s</td>", percent(known.top1()), Page.bar("", known.top1()));
      add("<td>%s</td><td>%s</td>", percent(known.top5()), percent(known.mapAtR()));
      add("<td>%s</td>", percent(known.burstOf4().crops()));
      add("<td>%s</td>", percent(known.burstOf4().photos()));
      top1(row.known().inFullGallery());
      Sides unseen = row.unseen();
      top1(unseen == null ? null : unseen.alone());
      top1(unseen == null ? null : unseen.inFullGallery());
      cell(row.strangers() == null ? null : row.strangers().auroc(), "%.3f");
      cell(row.msPerCrop(), "%.2f");
      add("</tr>%n");
    }
    foot();
  }

  private void top1(Recalls recalls) {
    if (recalls == null) {
      add(NONE);
    } else {
      add("<td>%s</td>", percent(recalls.top1()));
    }
  }

  private void cell(Double value, String format) {
    add(value == null ? NONE : "<td>" + format + "</td>", value);
  }

  private void strangers() {
    add("<h2>Strangers: products that are not in the gallery</h2>%n");
    head(
        "which",
        "accepted",
        "doubted",
        "rejected",
        "AUROC by largest cosine",
        "product distance",
        "margin",
        "both",
        "posterior");
    stranger(report.strangers());
    if (report.newBeforeEnrolled() != null) {
      stranger(report.newBeforeEnrolled());
    }
    foot();
  }

  private void stranger(Strangers its) {
    Strangers.Scores by = its.aurocBy();
    add("<tr><td>%s, %d photos</td>", Html.escape(its.how()), its.queries());
    add("<td>%s</td><td>%s</td>", percent(its.accepted()), percent(its.doubted()));
    add("<td>%s</td><td>%.3f</td>", percent(its.rejected()), by.cosine());
    cell(by.distance(), "%.3f");
    cell(by.margin(), "%.3f");
    cell(by.both(), "%.3f");
    cell(by.posterior(), "%.3f");
    add("</tr>%n");
  }

  private void gates() {
    add("<h2>The gate, with the thresholds of the model</h2>%n");
    head("asked", "accepts", "rejects", "searches", "wrong of its own", "KNOWN", "wrong of these");
    gate("single photos", report.gate().single());
    gate("four photos in a row", report.gate().burstOf4());
    if (report.gate().inFullGallery() != null) {
      gate("single photos of known products among all", report.gate().inFullGallery());
    }
    foot();
  }

  private void gate(String what, GateShares gate) {
    add("<tr><td>%s</td><td>%s</td>", what, percent(gate.accept()));
    add("<td>%s</td><td>%s</td>", percent(gate.reject()), percent(gate.search()));
    add("<td>%s</td><td>%s</td>", percent(gate.errorRate()), percent(gate.coverage()));
    add("<td>%s</td></tr>%n", percent(gate.wrongAcceptRate()));
  }

  private void calibration() {
    LimitReport limits = report.calibration();
    String stated = percent(limits.wrongAccept());
    add("<h2>Coverage against wrong accepts</h2>%n");
    add(
        "<p>Thresholds are found on one half of the photos and judged on the other half. One query"
            + " in twenty shows a product that was taken out of the gallery. To be used: the <b>%s"
            + "</b> thresholds; finer ones must cover more than chance allows and be no more often"
            + " wrong.</p>%n",
        limits.used().rule().label());
    html.append(new CoveragePlot(limits).svg());
    head("at " + stated + " wrong", "thresholds", "covered", "95 %", "wrong", "95 %", "asked for");
    for (LimitReport.Setting setting : limits.settings()) {
      for (LimitRule rule : LimitRule.values()) {
        Point point = setting.of(rule, limits.wrongAccept()).point();
        thresholds(setting.queries(), rule.label(), point);
        add("<td>%s</td></tr>%n", percent(point.asked()));
      }
      thresholds(setting.queries(), "the model's own", setting.card());
      add(NONE + "</tr>%n");
    }
    foot();
    add(
        "<p>With other products (bootstrap, 95 %%) the general thresholds for %s would lie here:"
            + " TL %s, margin %s.</p>%n",
        stated, range(limits.general().acceptBelow(), 1), range(limits.general().margin(), 1));
  }

  private void thresholds(String queries, String which, Point point) {
    add("<tr><td>%s</td><td>%s</td>", Html.escape(queries), which);
    add("<td>%s</td>", percent(point.coverage()));
    add("<td>%s</td>", range(point.coverageInterval(), 100));
    add("<td>%s</td>", percent(point.wrongAcceptRate()));
    add("<td>%s</td>", range(point.wrongInterval(), 100));
  }

  private void clusters() {
    add("<h2>Categories that look alike to the general model</h2>%n");
    add(
        "<p class=\"soft\">Alone: only the cluster's products are enrolled, as where a zone holds"
            + " no others. Mistakes inside could be mended by a model of the cluster; it is worth"
            + " shipping where its gain over the general model is beyond the noise.</p>%n");
    head("cluster", "products", "queries", "top-1", "alone", "mistakes inside", "general", "gain");
    for (ClusterRow row : report.clusters()) {
      add("<tr><td>%s</td>", Html.escape(String.join(", ", row.categories())));
      add("<td>%d</td><td>%d</td>", row.products(), row.queries());
      add("<td>%s</td><td>%s</td>", percent(row.top1()), percent(row.alone()));
      add("<td>%s</td>", percent(row.mistakesInside()));
      if (row.gain() == null) {
        add(NONE + NONE);
      } else {
        add("<td>%s</td>", percent(row.general()));
        String sign = row.wins() ? ", wins" : "";
        add("<td>%+.1f (noise %.1f)%s</td>", 100 * row.gain(), 100 * row.noise(), sign);
      }
      add("</tr>%n");
    }
    foot();
  }

  private void confused() {
    add(
        "<h2>Most confused</h2>%n<p class=\"soft\">Left to right: a photo asked, the nearest of what"
            + " it was taken for, the nearest of its own product.</p>%n<div class=\"pairs\">%n");
    for (int i = 0; i < report.confused().size(); i++) {
      Confusion pair = report.confused().get(i);
      add("<figure>%n");
      for (String what : new String[] {"asked", "taken-for", "own"}) {
        add("<img src=\"%s\" alt=\"%s\" loading=\"lazy\">%n", photo(i, what), what);
      }
      add(
          "<figcaption><b>%s</b>, taken for <b>%s</b>: %d of %d</figcaption>%n</figure>%n",
          Html.escape(pair.product()), Html.escape(pair.takenFor()), pair.times(), pair.queries());
    }
    add("</div>%n");
  }

  private void head(String... cells) {
    add("<div class=\"wide\"><table>%n<tr>");
    for (String cell : cells) {
      add("<th>%s</th>", Html.escape(cell));
    }
    add("</tr>%n");
  }

  private void foot() {
    add("</table></div>%n");
  }

  private void add(String format, Object... values) {
    html.append(String.format(Locale.ROOT, format, values));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String range(Interval interval, int times) {
    String format = times == 1 ? "%.3f to %.3f" : "%.1f to %.1f";
    return String.format(Locale.ROOT, format, times * interval.low(), times * interval.high());
  }
}
