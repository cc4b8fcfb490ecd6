package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.EvaluationReport.Known;
import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.Unseen;
import java.util.Locale;

/** An evaluation report as a person reads it: one line a row, percents. */
record EvaluationTable(EvaluationReport report) {

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "gallery  %s", folder(report.data().gallery()));
    line(
        text,
        "queries  %s%s",
        folder(report.data().queries()),
        report.data().heldOutSeries() ? ", series held out of the gallery" : "");
    if (report.data().fresh() != null) {
      line(
          text,
          "new      %s, %d photos of each enrolled, %d draws",
          folder(report.data().fresh()),
          report.data().shots(),
          report.data().rounds());
    }
    trained(text);
    line(text, "");
    line(text, "%-24s %8s %8s %10s %9s", "top-1, percent", "known", "new", "new in all", "ms/crop");
    String name = report.model().name() + " " + report.model().version();
    row(text, new Row(name, report.known(), report.unseen(), report.msPerCrop()));
    row(text, report.naive());
    row(text, report.oracle());
    gate(text);
    return text.toString();
  }

  private void trained(StringBuilder text) {
    EvaluationReport.SeenInTraining seen = report.seenInTraining();
    line(
        text,
        "trained  on %s of the gallery's photos, %s of the queries%s",
        percent(seen.gallery()),
        percent(seen.queries()),
        seen.fresh() == null ? "" : ", " + percent(seen.fresh()) + " of the new");
  }

  private void gate(StringBuilder text) {
    EvaluationReport.GateShares gate = report.gate();
    line(text, "");
    line(
        text,
        "gate     accepts %s, rejects %s, searches %s; wrong %s of what it decides",
        percent(gate.accept()),
        percent(gate.reject()),
        percent(gate.search()),
        percent(gate.errorRate()));
    line(
        text,
        "verdicts KNOWN for %s of the queries, wrong %s of these",
        percent(gate.coverage()),
        percent(gate.wrongAcceptRate()));
    EvaluationReport.Strangers strangers = report.strangers();
    line(
        text,
        "strangers (%s) accepted %s, doubted %s, rejected %s",
        strangers.how(),
        percent(strangers.accepted()),
        percent(strangers.doubted()),
        percent(strangers.rejected()));
  }

  private static void row(StringBuilder text, Row row) {
    Unseen unseen = row.unseen();
    Known full = unseen == null ? null : unseen.inFullGallery();
    line(
        text,
        "%-24s %8s %8s %10s %9s",
        row.what(),
        number(100 * row.known().top1(), 1),
        unseen == null ? "-" : number(100 * unseen.top1(), 1),
        full == null ? "-" : number(100 * full.top1(), 1),
        row.msPerCrop() == null ? "-" : number(row.msPerCrop(), 2));
  }

  private static String folder(EvaluationReport.Folder folder) {
    return folder.path() + ": " + folder.products() + " products, " + folder.photos() + " photos";
  }

  private static String percent(double share) {
    return number(100 * share, 1) + " %";
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
