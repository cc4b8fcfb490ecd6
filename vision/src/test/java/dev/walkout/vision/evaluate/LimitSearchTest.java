package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Made-up trials: strangers are taken for "hub", with leads as great as right matches have. */
class LimitSearchTest {

  private static final double RATE = 0.01;

  @Test
  void aProductThatStrangersAreTakenForIsLimitedAlone() {
    List<Trial> trials = trials(1);
    LimitSearch search = new LimitSearch(trials, 1);

    Outcome general = judge(trials, search.find(LimitRule.GENERAL, RATE));
    Map<String, Thresholds> own = search.find(LimitRule.PRODUCT, RATE);
    Outcome product = judge(trials, own);

    assertThat(general.rate()).isLessThanOrEqualTo(RATE);
    assertThat(product.rate()).isLessThanOrEqualTo(RATE);
    assertThat(product.coverage()).isGreaterThan(general.coverage() + 0.2);
    assertThat(own.get(Thresholds.ofProduct("hub")).margin())
        .isGreaterThan(own.get(Thresholds.ofProduct("plain-1")).margin());
  }

  @Test
  void whatIsFoundOnOneHalfIsJudgedOnTheOther() {
    CrossCalibration cross = new CrossCalibration(RATE);
    cross.add(trials(2).stream().map(List::of).toList(), 1);
    cross.add(trials(2).stream().map(List::of).toList(), 2);
    LimitReport.Setting setting =
        new LimitReport.Setting("made up", cross.curves(), CoverageCurve.Point.NOTHING);

    LimitReport.Choice best = setting.best(RATE);
    assertThat(best.rule()).isEqualTo(LimitRule.PRODUCT);
    CoverageCurve.Point point = best.point();
    assertThat(point.wrongAcceptRate()).isLessThanOrEqualTo(RATE);
    assertThat(point.coverage())
        .isGreaterThan(setting.of(LimitRule.GENERAL, RATE).point().coverage() + 0.1);
    assertThat(point.coverageInterval().low()).isLessThan(point.coverage());
    assertThat(setting.curves().get(0).points()).extracting("asked").contains(RATE).isSorted();
  }

  @Test
  void whereNothingCanBeFoundNothingIsCovered() {
    CrossCalibration cross = new CrossCalibration(RATE);
    cross.add(List.of(List.of(trial("a", "b", true, 0.1)), List.of(trial("a", "b", true, 0.1))), 1);
    LimitReport.Setting setting =
        new LimitReport.Setting("hopeless", cross.curves(), CoverageCurve.Point.NOTHING);
    assertThat(setting.best(RATE).point()).isEqualTo(CoverageCurve.Point.NOTHING);
  }

  @Test
  void noiseIsNoReasonForFinerLimits() {
    CrossCalibration cross = new CrossCalibration(RATE);
    List<Trial> plain = trials(3).stream().filter(one -> !one.nearest().equals("hub")).toList();
    cross.add(plain.stream().map(List::of).toList(), 1);
    assertThat(
            new LimitReport.Setting("plain", cross.curves(), CoverageCurve.Point.NOTHING)
                .best(RATE)
                .rule())
        .isEqualTo(LimitRule.GENERAL);
  }

  @Test
  void thresholdsMoveWithTheProductsDrawn() {
    LimitIntervals found = LimitIntervals.of(trials(4), RATE, 1);
    assertThat(found.margin().low()).isLessThan(found.margin().high());
    assertThat(found).isEqualTo(LimitIntervals.of(trials(4), RATE, 1));
  }

  private static Outcome judge(List<Trial> trials, Map<String, Thresholds> limits) {
    return trials.stream()
        .map(trial -> Outcome.of(trial, trial.among(limits)))
        .reduce(Outcome.NONE, Outcome::plus);
  }

  /** 20 products of 20 photos with leads of 0.1 to 0.5; 60 strangers near hub, leads to 0.45. */
  private static List<Trial> trials(long seed) {
    Random random = new Random(seed);
    List<Trial> trials = new ArrayList<>();
    for (int product = 0; product < 20; product++) {
      String sku = product == 0 ? "hub" : "plain-" + product;
      for (int photo = 0; photo < 20; photo++) {
        trials.add(trial(sku, sku, true, 0.1 + 0.4 * random.nextDouble()));
      }
    }
    for (int stranger = 0; stranger < 60; stranger++) {
      double lead = 0.45 * random.nextDouble();
      trials.add(trial("plain-" + (1 + stranger % 19), "hub", false, lead));
    }
    return trials;
  }

  private static Trial trial(String shown, String nearest, boolean enrolled, double lead) {
    Trial.Lead its = new Trial.Lead(0.4, lead, enrolled && shown.equals(nearest));
    List<Candidate> candidates = List.of(new Candidate(nearest, 0.4));
    return new Trial("made up", shown, enrolled, "any", its, its, candidates, 0.4, 1, 1);
  }
}
