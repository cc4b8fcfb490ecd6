package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.Sides;
import java.util.Locale;

/** An evaluation report as a person reads it: one line a row, percents. */
record EvaluationTable(EvaluationReport report) {

  private static final String HEADER = "%-24s %8s %8s %8s %8s %8s %8s %8s %10s %9s";
  private static final String NONE = "-";

  String text() {
    StringBuilder text = new StringBuilder();
    data(text);
    line(
        text,
        "noise    seeds differ by up to %s points; %s points (95 %%) for so many photos",
        number(100 * report.noise().seeds(), 1),
        number(100 * report.noise().photos(), 1));
    line(text, "");
    line(
        text,
        HEADER,
        "percent",
        "known",
        "top-5",
        "mAP@R",
        "4 crops",
        "in all",
        "new",
        "in all",
        "strangers",
        "ms/crop");
    report.table().forEach(row -> row(text, row));
    line(text, "");
    strangers(text, report.strangers());
    if (report.newBeforeEnrolled() != null) {
      strangers(text, report.newBeforeEnrolled());
    }
    gate(text, "gate", report.gate().single());
    gate(text, "gate, bursts of 4", report.gate().burstOf4());
    if (report.gate().inFullGallery() != null) {
      gate(text, "gate, all products", report.gate().inFullGallery());
    }
    calibration(text);
    clusters(text);
    return text.toString();
  }

  private void data(StringBuilder text) {
    EvaluationReport.Data data = report.data();
    line(text, "gallery  %s", folder(data.gallery()));
    String held = data.heldOutSeries() ? ", series held out of the gallery" : "";
    line(text, "queries  %s%s", folder(data.queries()), held);
    if (data.fresh() != null) {
      String what = "new      %s, %d photos of each enrolled, %d seeds";
      line(text, what, folder(data.fresh()), data.shots(), data.seeds());
    }
    if (data.strangers() != null) {
      line(text, "strange  %s", folder(data.strangers()));
    }
    EvaluationReport.SeenInTraining seen = report.seenInTraining();
    line(
        text,
        "trained  on %s of the gallery's photos, %s of the queries%s",
        percent(seen.gallery()),
        percent(seen.queries()),
        seen.fresh() == null ? "" : ", " + percent(seen.fresh()) + " of the new");
  }

  private static void row(StringBuilder text, Row row) {
    Recalls known = row.known().alone();
    Sides unseen = row.unseen();
    line(
        text,
        HEADER,
        row.what(),
        points(known.top1()),
        points(known.top5()),
        points(known.mapAtR()),
        points(known.burstOf4().crops()),
        top1(row.known().inFullGallery()),
        unseen == null ? NONE : points(unseen.alone().top1()),
        unseen == null ? NONE : top1(unseen.inFullGallery()),
        row.strangers() == null ? NONE : number(row.strangers().auroc(), 3),
        row.msPerCrop() == null ? NONE : number(row.msPerCrop(), 2));
  }

  private static void strangers(StringBuilder text, Strangers strangers) {
    line(
        text,
        "strangers (%s): accepted %s, doubted %s, rejected %s",
        strangers.how(),
        percent(strangers.accepted()),
        percent(strangers.doubted()),
        percent(strangers.rejected()));
    Strangers.Scores by = strangers.aurocBy();
    line(
        text,
        "         AUROC by largest cosine %s, product distance %s, margin %s, both %s, posterior %s",
        number(by.cosine(), 3),
        number(by.distance(), 3),
        number(by.margin(), 3),
        number(by.both(), 3),
        number(by.posterior(), 3));
  }

  private static void gate(StringBuilder text, String what, EvaluationReport.GateShares gate) {
    line(
        text,
        "%s: accepts %s, rejects %s, searches %s, wrong %s of what it decides; KNOWN %s, wrong %s",
        what,
        percent(gate.accept()),
        percent(gate.reject()),
        percent(gate.search()),
        percent(gate.errorRate()),
        percent(gate.coverage()),
        percent(gate.wrongAcceptRate()));
  }

  private void calibration(StringBuilder text) {
    LimitReport limits = report.calibration();
    double stated = limits.wrongAccept();
    line(text, "");
    line(
        text,
        "thresholds found on one half of the photos; on the other half, at %s wrong, they cover:",
        percent(stated));
    for (LimitReport.Setting setting : limits.settings()) {
      line(text, "  %s", setting.queries());
      for (LimitRule rule : LimitRule.values()) {
        CoverageCurve.Point point = setting.of(rule, stated).point();
        line(
            text,
            "    %-9s %s (%s), wrong %s (%s), when asked for %s",
            rule.label(),
            percent(point.coverage()),
            range(point.coverageInterval()),
            percent(point.wrongAcceptRate()),
            range(point.wrongInterval()),
            percent(point.asked()));
      }
      CoverageCurve.Point card = setting.card();
      String model = "    the model's own %s, wrong %s";
      line(text, model, percent(card.coverage()), percent(card.wrongAcceptRate()));
    }
    String used = "  to be used: %s thresholds, asked for %s";
    line(text, used, limits.used().rule().label(), percent(limits.used().point().asked()));
  }

  private void clusters(StringBuilder text) {
    line(text, "");
    line(text, "clusters of categories that look alike:");
    for (ClusterRow row : report.clusters()) {
      String gain =
          row.gain() == null
              ? ""
              : String.format(
                  Locale.ROOT,
                  ", general %s, gain %s (noise %s)",
                  points(row.general()),
                  points(row.gain()),
                  points(row.noise()));
      line(
          text,
          "  %s top-1 (%s alone; %s of the mistakes inside), %d queries%s: %s",
          points(row.top1()),
          points(row.alone()),
          percent(row.mistakesInside()),
          row.queries(),
          gain,
          String.join(" ", row.categories()));
    }
  }

  private static String top1(Recalls recalls) {
    return recalls == null ? NONE : points(recalls.top1());
  }

  private static String points(double share) {
    return number(100 * share, 1);
  }

  private static String range(Interval interval) {
    return points(interval.low()) + " to " + points(interval.high());
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
