package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.evaluate.EvaluationRequest.Draws;
import dev.walkout.vision.evaluate.LimitReport.Choice;
import dev.walkout.vision.evaluate.LimitReport.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what thresholds are worth on a judge's photos, and the thresholds themselves. */
final class LimitStudy {

  private final Judge judge;
  private final Draws draws;

  LimitStudy(Judge judge, Draws draws) {
    this.judge = judge;
    this.draws = draws;
  }

  LimitReport report(Progress progress) {
    progress.begin("calibrating " + judge.card().name(), judge.hasFresh() ? 4 : 3);
    List<Judge.Asked> single = Collections.nCopies(draws.seeds(), judge.single());
    List<Judge.Asked> bursts = Collections.nCopies(draws.seeds(), judge.burstsOf4());
    List<Setting> settings = new ArrayList<>();
    settings.add(setting("single photos", single, progress));
    settings.add(setting("four photos in a row", bursts, progress));
    List<Judge.Asked> shop = single;
    if (judge.hasFresh()) {
      shop = IntStream.range(0, draws.seeds()).mapToObj(judge::inFullGallery).toList();
      settings.add(setting("single photos among all products old and new", shop, progress));
    }
    LimitReport report = report(settings, shop.get(0));
    progress.step(1, "");
    progress.end(report.limits().size() + " limits");
    return report;
  }

  /** The last setting is that of a shop with all the products. */
  private LimitReport report(List<Setting> settings, Judge.Asked shop) {
    double stated = draws.wrongAcceptRate();
    Choice used = settings.get(settings.size() - 1).best(stated);
    List<Trial> trials = flat(shop.trials());
    double unknown = new Likelihood(trials).fit().unknown();
    double reject = Math.max(unknown, ThresholdSearch.rejectAbove(trials));
    return new LimitReport(
        stated,
        settings,
        used,
        new LimitSearch(trials, reject).find(used.rule(), used.point().asked()),
        LimitIntervals.of(trials, stated, draws.seed()));
  }

  /** Each round is cut into halves by its own seed. */
  private Setting setting(String queries, List<Judge.Asked> rounds, Progress progress) {
    CrossCalibration cross = new CrossCalibration(draws.wrongAcceptRate());
    Outcome card = Outcome.NONE;
    for (int round = 0; round < rounds.size(); round++) {
      List<List<Trial>> trials = rounds.get(round).trials();
      cross.add(trials, draws.seed() + round);
      for (Trial trial : flat(trials)) {
        card = card.plus(Outcome.of(trial, trial.among(judge.card().thresholds())));
      }
    }
    progress.step(1, queries);
    Point its = Point.of(draws.wrongAcceptRate(), card, rounds.size());
    return new Setting(queries, cross.curves(), its);
  }

  private static List<Trial> flat(List<List<Trial>> trials) {
    return trials.stream().flatMap(List::stream).toList();
  }
}
