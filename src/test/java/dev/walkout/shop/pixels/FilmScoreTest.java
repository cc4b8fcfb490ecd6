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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmScoreTest {

  private static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");
  private static final String TAKE = "a TAKE 10 12";
  private static final Box BOX = new Box(100, 200, 80, 120);

  private long seq;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all is found          | a TAKE 10 12, b PUT 10 12     | a TAKE 10 12, b PUT 10 12                | 2 moved, 2 told, 2 found, 2 right, 0 unsure
          each hand its own     | a TAKE 10 12                  | a TAKE 10 12, a TAKE 11 13, b TAKE 10 12 | 3 moved, 1 told, 1 found, 1 right, 0 unsure
          one hand told twice   | a TAKE 10 11, a TAKE 11 12    | a TAKE 10 12                             | 1 moved, 2 told, 1 found, 1 right, 0 unsure
          a touch is no event   | a TAKE 10 12, a UNSURE 20 22  | a UNSURE 10 12, a UNSURE 20 22           | 0 moved, 1 told, 0 found, 0 right, 0 unsure
          unsure finds nothing  | a UNSURE 10 12                | a TAKE 10 12                             | 1 moved, 0 told, 0 found, 0 right, 1 unsure
          a wrong direction     | a PUT 20 22                   | a TAKE 20 22                             | 1 moved, 1 told, 1 found, 0 right, 0 unsure
          """)
  void countsTakesAndPuts(String story, String told, String shown, String counts) {
    FilmScore score =
        FilmScore.of(
            Pairing.of(each(told, words -> told(words, BOX)), each(shown, w -> shown(w, BOX))));
    assertThat(
            "%d moved, %d told, %d found, %d right, %d unsure"
                .formatted(
                    score.shown(),
                    score.told(),
                    score.found(),
                    score.rightAction(),
                    score.unsure()))
        .isEqualTo(counts);
    assertThat(score.iouMedian()).isEqualTo(score.found() == 0 ? 0 : 1);
    assertThat(score.filledMedian()).isEqualTo(score.found() == 0 ? 0 : 1);
  }

  @Test
  void sharesAreOfWhatThereIsAndOneOfNothing() {
    FilmScore some = new FilmScore(8, 5, 4, 3, 1, 0.8, 0.9);
    assertThat(some.recall()).isEqualTo(0.5);
    assertThat(some.precision()).isEqualTo(0.8);
    assertThat(some.actionRight()).isEqualTo(0.75);
    FilmScore nothing = new FilmScore(0, 0, 0, 0, 0, 0, 0);
    assertThat(nothing.recall()).isOne();
    assertThat(nothing.precision()).isOne();
    assertThat(nothing.actionRight()).isOne();
  }

  @Test
  void ofTwoHandsAtOnceEachBurstBelongsToWhereItWasCut() {
    Box left = new Box(50, 200, 80, 120);
    Box right = new Box(400, 200, 80, 120);
    Told ofRight = told(TAKE, right);
    Told ofLeft = told(TAKE, left);
    Pairing pairing =
        Pairing.of(List.of(ofRight, ofLeft), List.of(shown(TAKE, left), shown(TAKE, right)));
    assertThat(pairing.pairs())
        .allSatisfy(pair -> assertThat(pair.told().cuts().get(0).overlap(pair.shown())).isOne());
  }

  @Test
  void overlapIsIntersectionOverUnionAndZeroWhereTheProductIsNot() {
    Shown shown = shown(TAKE, BOX);
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

  private static <T> List<T> each(String list, Function<String, T> of) {
    return Stream.of(list.split(", ")).map(of).toList();
  }

  /**
   * A burst.
   *
   * @param words camera, action, and seconds from and to, such as {@value #TAKE}
   */
  private Told told(String words, Box box) {
    String[] word = words.split(" ");
    return new Told(
        new TrueBurst.Id(word[0], "boot", ++seq),
        Action.valueOf(word[1]),
        OPENS.plusSeconds(Long.parseLong(word[2])),
        OPENS.plusSeconds(Long.parseLong(word[3])),
        List.of(new Cut(0, box)));
  }

  /** A hand, in the words of a burst. */
  private Shown shown(String words, Box box) {
    Told like = told(words, box);
    return new Shown(
        like.id().sensorId(),
        "movement-" + seq,
        like.action(),
        "sku-" + seq,
        like.startedAt(),
        like.endedAt(),
        Map.of(0L, box));
  }
}
