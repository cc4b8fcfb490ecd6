package dev.walkout.shop.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.edge.frame.Box;
import dev.walkout.schemas.avro.Action;
import dev.walkout.shop.pixels.Told.Cut;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilmScoreTest {

  private static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");
  private static final Box BOX = new Box(100, 200, 80, 120);

  private long seq;

  @Test
  void whatIsFoundCompletelyScoresOne() {
    FilmScore score =
        score(
            List.of(told("a", Action.TAKE, 10, 12), told("b", Action.PUT, 10, 12)),
            List.of(shown("a", Action.TAKE, 10, 12), shown("b", Action.PUT, 10, 12)));
    assertThat(score.precision()).isOne();
    assertThat(score.recall()).isOne();
    assertThat(score.actionRight()).isOne();
    assertThat(score.iouMedian()).isOne();
    assertThat(score.filledMedian()).isOne();
  }

  @Test
  void aBurstCountsForOneHandOnlyAndForNoOtherCameras() {
    FilmScore score =
        score(
            List.of(told("a", Action.TAKE, 10, 12)),
            List.of(
                shown("a", Action.TAKE, 10, 12),
                shown("a", Action.TAKE, 11, 13),
                shown("b", Action.TAKE, 10, 12)));
    assertThat(score.found()).isOne();
    assertThat(score.recall()).isEqualTo(1.0 / 3);
    assertThat(score.precision()).isOne();
  }

  @Test
  void twoBurstsOfOneHandAreOneTooMany() {
    FilmScore score =
        score(
            List.of(told("a", Action.TAKE, 10, 11), told("a", Action.TAKE, 11, 12)),
            List.of(shown("a", Action.TAKE, 10, 12)));
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isOne();
  }

  @Test
  void aTakeToldOfATouchIsFalseAndATouchItselfIsNoEvent() {
    FilmScore score =
        score(
            List.of(told("a", Action.TAKE, 10, 12), told("a", Action.UNSURE, 20, 22)),
            List.of(shown("a", Action.UNSURE, 10, 12), shown("a", Action.UNSURE, 20, 22)));
    assertThat(score.shown()).isZero();
    assertThat(score.precision()).isZero();
    assertThat(score.recall()).isOne();
  }

  @Test
  void unsureHasNotFoundWhatMovedAndAWrongDirectionHas() {
    FilmScore score =
        score(
            List.of(told("a", Action.UNSURE, 10, 12), told("a", Action.PUT, 20, 22)),
            List.of(shown("a", Action.TAKE, 10, 12), shown("a", Action.TAKE, 20, 22)));
    assertThat(score.unsure()).isOne();
    assertThat(score.recall()).isEqualTo(0.5);
    assertThat(score.precision()).isOne();
    assertThat(score.actionRight()).isZero();
  }

  @Test
  void ofTwoHandsAtOnceEachBurstBelongsToWhereItWasCut() {
    Box left = new Box(50, 200, 80, 120);
    Box right = new Box(400, 200, 80, 120);
    Told ofRight = told("a", Action.TAKE, 10, 12, right);
    Told ofLeft = told("a", Action.TAKE, 10, 12, left);
    Pairing pairing =
        Pairing.of(
            List.of(ofRight, ofLeft),
            List.of(shown("a", Action.TAKE, 10, 12, left), shown("a", Action.TAKE, 10, 12, right)));
    assertThat(pairing.pairs())
        .allSatisfy(pair -> assertThat(pair.told().cuts().get(0).overlap(pair.shown())).isOne());
  }

  @Test
  void overlapIsIntersectionOverUnionAndZeroWhereTheProductIsNot() {
    Shown shown = shown("a", Action.TAKE, 10, 12);
    Cut wider = new Cut(0, new Box(100, 200, 160, 120));
    assertThat(wider.overlap(shown)).isEqualTo(0.5);
    assertThat(wider.filled(shown)).isEqualTo(0.5);
    Cut half = new Cut(0, new Box(100, 200, 40, 120));
    assertThat(half.overlap(shown)).isEqualTo(0.5);
    assertThat(half.filled(shown)).isOne();
    assertThat(new Cut(0, new Box(300, 0, 50, 50)).overlap(shown)).isZero();
    assertThat(new Cut(99, BOX).overlap(shown)).isZero();
    Cut off = new Cut(0, new Box(140, 260, 80, 120));
    assertThat(off.overlap(shown)).isCloseTo(1.0 / 7, within(1e-9));
  }

  private static FilmScore score(List<Told> told, List<Shown> shown) {
    return FilmScore.of(Pairing.of(told, shown));
  }

  private Told told(String camera, Action action, int from, int to) {
    return told(camera, action, from, to, BOX);
  }

  private Told told(String camera, Action action, int from, int to, Box box) {
    seq++;
    return new Told(
        new TrueBurst.Id(camera, "boot", seq),
        action,
        OPENS.plusSeconds(from),
        OPENS.plusSeconds(to),
        List.of(new Cut(0, box)));
  }

  private Shown shown(String camera, Action action, int from, int to) {
    return shown(camera, action, from, to, BOX);
  }

  private Shown shown(String camera, Action action, int from, int to, Box box) {
    seq++;
    return new Shown(
        camera,
        "movement-" + seq,
        action,
        "sku-" + seq,
        OPENS.plusSeconds(from),
        OPENS.plusSeconds(to),
        Map.of(0L, box));
  }
}
