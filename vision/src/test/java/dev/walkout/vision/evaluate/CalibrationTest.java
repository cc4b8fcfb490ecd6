package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.Calibration.Calibrated;
import dev.walkout.vision.match.TestVectors;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Made-up embeddings: "plain" products lie far apart, "twins" in pairs that are hard to tell. */
class CalibrationTest {

  private static final int DIMENSION = 32;
  private static final ModelCard CARD =
      TestVectors.card(DIMENSION, Map.of("*", new Thresholds(0, 0, 0)));
  private final Calibration calibration =
      new Calibration(new CalibrationGoal(0.005, 0.05, 5, 1, 1));

  @Test
  void keepsTheWrongAcceptRateOnQueriesItNeverSaw() {
    World world = new World(1, 40, 20);
    Calibrated found = calibration.calibrate(CARD, List.of(world.sample("first", 14, false)));

    Tally judged = world.judge(found, 40);
    assertThat(judged.coverage()).isGreaterThan(0.6);
    assertThat(judged.wrongAcceptRate()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void twinsNeedMoreThanPlainProducts() {
    World world = new World(2, 40, 40);
    Calibrated found = calibration.calibrate(CARD, List.of(world.sample("first", 14, false)));

    Thresholds plain = found.thresholds().get("plain");
    Thresholds any = found.thresholds().get("*");
    assertThat(plain.margin()).isLessThan(any.margin());
    double plainCoverage = world.judge(found, 10, "plain").coverage();
    double twinCoverage = world.judge(found, 10, "twin").coverage();
    assertThat(plainCoverage).isGreaterThan(0.9).isGreaterThan(twinCoverage + 0.2);
  }

  @Test
  void aCategoryWithFewTrialsHasNoThresholdsOfItsOwn() {
    World world = new World(3, 40, 2);
    Calibrated found = calibration.calibrate(CARD, List.of(world.sample("first", 10, false)));
    assertThat(found.thresholds()).containsKeys("*", "plain").doesNotContainKey("twin");
  }

  @Test
  void productsOfTheTrainingAreNeverTrustedMoreThanNewOnes() {
    World trained = new World(4, 40, 0);
    World fresh = new World(5, 20, 20);
    CalibrationSample unseen = fresh.sample("fresh", 14, false);
    Calibrated found =
        calibration.calibrate(CARD, List.of(trained.sample("seen", 14, true), unseen));
    Calibrated alone = calibration.calibrate(CARD, List.of(unseen));

    assertThat(found.thresholds().get("*")).isEqualTo(alone.thresholds().get("*"));
    Calibrated onlySeen =
        calibration.calibrate(
            CARD,
            List.of(trained.sample("seen", 14, true), onlyTwins(6).sample("twins", 14, false)));
    Thresholds any = onlySeen.thresholds().get("*");
    assertThat(onlySeen.thresholds().get("plain").margin()).isGreaterThanOrEqualTo(any.margin());
    assertThat(onlySeen.thresholds().get("plain").acceptBelow())
        .isLessThanOrEqualTo(any.acceptBelow());
  }

  @Test
  void burstsAreSurerThanSingleCrops() {
    CalibrationSample single = onlyTwins(10).sample("twins", 40, false);
    Calibrated alone = calibration.calibrate(CARD, List.of(single));
    Calibrated fours = calibration.calibrate(CARD, List.of(single.inBursts(4)));
    String coverage = "calibration.twins.unseen.coverage";
    assertThat(fours.metrics().get(coverage)).isGreaterThan(alone.metrics().get(coverage));
    assertThat(single.inBursts(8).queries().stream().map(Labelled::group).distinct())
        .containsExactly("0", "8", "16", "24", "32");
    assertThatThrownBy(() -> single.inBursts(0)).hasMessageContainingAll("crops", "0");
  }

  @Test
  void temperatureGrowsWithTheDoubt() {
    double sure = calibrated(new World(7, 40, 0)).temperature();
    double unsure = calibrated(onlyTwins(7)).temperature();
    assertThat(unsure).isGreaterThan(sure);
  }

  @Test
  void theSameSamplesGiveTheSameCard() {
    assertThat(calibrated(new World(8, 10, 10))).isEqualTo(calibrated(new World(8, 10, 10)));
    ModelCard card = calibrated(new World(8, 10, 10)).on(CARD);
    assertThat(card.metrics())
        .containsKeys(
            "calibration.nll",
            "calibration.only.unseen.coverage",
            "calibration.only.unseen.wrongAcceptRate");
    assertThat(card.dimension()).isEqualTo(DIMENSION);
  }

  @Test
  void refusesSamplesThatProveNothing() {
    assertThatThrownBy(() -> calibration.calibrate(CARD, List.of()))
        .hasMessageContaining("no calibration sample");
    assertThatThrownBy(() -> new CalibrationSample("empty", List.of(), List.of(), false))
        .hasMessageContainingAll("empty", "0 anchors", "0 queries");
    World world = new World(9, 4, 0);
    List<Labelled> gallery =
        world.draw(3).stream().filter(one -> !one.sku().endsWith("1")).toList();
    CalibrationSample strange = new CalibrationSample("strange", gallery, world.draw(1), false);
    assertThatThrownBy(() -> calibration.calibrate(CARD, List.of(strange)))
        .hasMessageContainingAll("strange", "plain-1", "no anchors");
    assertThatThrownBy(() -> new CalibrationGoal(0, 0, 1, 1, 1))
        .hasMessageContainingAll("wrongAcceptRate", "0.0");
  }

  private Calibrated calibrated(World world) {
    return calibration.calibrate(CARD, List.of(world.sample("only", 14, false)));
  }

  private static World onlyTwins(long seed) {
    return new World(seed, 0, 40);
  }

  /** Products with a true centre each; drawing gives photos of them. */
  private static final class World {
    private final Random random;
    private final List<Labelled> centres = new ArrayList<>();

    World(long seed, int plain, int twins) {
      random = new Random(seed);
      List<float[]> far = TestVectors.random(random, plain + twins / 2, DIMENSION);
      for (int i = 0; i < plain; i++) {
        centres.add(new Labelled("plain-" + i, "plain", "", far.get(i)));
      }
      for (int i = 0; i < twins; i++) {
        float[] centre = TestVectors.near(far.get(plain + i / 2), 0.02, random);
        centres.add(new Labelled("twin-" + i, "twin", "", centre));
      }
    }

    List<Labelled> draw(int photos) {
      List<Labelled> drawn = new ArrayList<>();
      for (Labelled centre : centres) {
        for (int i = 0; i < photos; i++) {
          float[] vector = TestVectors.near(centre.vector(), 0.05, random);
          drawn.add(new Labelled(centre.sku(), centre.category(), String.valueOf(i), vector));
        }
      }
      return drawn;
    }

    CalibrationSample sample(String name, int photos, boolean seen) {
      return new CalibrationSample(name, draw(photos), draw(photos), seen);
    }

    Tally judge(Calibrated found, int photos) {
      return judge(found, photos, "");
    }

    Tally judge(Calibrated found, int photos, String category) {
      List<Labelled> queries =
          draw(photos).stream().filter(one -> one.category().startsWith(category)).toList();
      return Tally.of(Galleries.of(found.on(CARD), draw(5)), Burst.inRows(queries, 1));
    }
  }
}
