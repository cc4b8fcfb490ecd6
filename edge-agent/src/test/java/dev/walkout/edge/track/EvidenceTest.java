package dev.walkout.edge.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.detect.Levels;
import dev.walkout.edge.detect.Look;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.track.Passage.Holding;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hands of a few plain colours: a sleeve, skin above it, and what is held above or over that. */
class EvidenceTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final int WIDE = 16;
  private static final int HIGH = 60;

  /** Brightness and the two colour differences. */
  private enum Colour {
    SLEEVE(60, 128, 128),
    SKIN(170, 110, 155),
    PACKAGE(120, 170, 110),
    HEAD(90, 100, 150);

    private final byte luma;
    private final byte blue;
    private final byte red;

    Colour(int luma, int blue, int red) {
      this.luma = (byte) luma;
      this.blue = (byte) blue;
      this.red = (byte) red;
    }
  }

  private final Evidence in = new Evidence();
  private final Evidence out = new Evidence();
  private int frame;

  private static Look look(Colour top, int topRows, int skinRows) {
    return look(top, topRows, top, 0, skinRows);
  }

  private static Look look(Colour top, int topRows, Colour next, int nextRows, int skinRows) {
    byte[] luma = new byte[WIDE * HIGH];
    byte[] blue = new byte[luma.length];
    byte[] red = new byte[luma.length];
    boolean[] arm = new boolean[luma.length];
    for (int i = 0; i < luma.length; i++) {
      int row = i / WIDE;
      Colour colour =
          row < topRows
              ? top
              : row < topRows + nextRows
                  ? next
                  : row < topRows + nextRows + skinRows ? Colour.SKIN : Colour.SLEEVE;
      luma[i] = colour.luma;
      blue[i] = colour.blue;
      red[i] = colour.red;
      arm[i] = true;
    }
    return new Look(
        new Box(40, 20, WIDE, HIGH), 4, new Levels(WIDE, HIGH, luma, blue, red), arm, WIDE);
  }

  private void see(Evidence way, int frames, Look look) {
    for (int i = 0; i < frames; i++) {
      Instant at = NOON.plusMillis(66L * frame++);
      way.addFirst(
          new Reach(look.large(look.place()), 0, 0, Optional.empty(), Optional.of(look)), at);
    }
  }

  @Test
  void aPersonWhoPassesAfterATakeIsNotInItsPictures() {
    see(in, 4, look(Colour.SKIN, 0, 12));
    see(out, 4, look(Colour.PACKAGE, 20, 4));
    Instant lastOfTheHand = NOON.plusMillis(66L * 7);
    see(out, 6, look(Colour.HEAD, 24, 0));

    Evidence.Judgement judged = Evidence.judge(in, out);

    assertThat(judged.action()).isEqualTo(Action.TAKE);
    assertThat(judged.holdings()).hasSize(4);
    assertThat(judged.holdings())
        .extracting(Holding::at)
        .allMatch(at -> !at.isAfter(lastOfTheHand));
  }

  @Test
  void aPersonBesideAProductIsNotInItsPictures() {
    see(in, 4, look(Colour.SKIN, 0, 12));
    see(out, 4, look(Colour.PACKAGE, 18, 4));
    see(out, 4, look(Colour.PACKAGE, 18, Colour.HEAD, 18, 0));

    Evidence.Judgement judged = Evidence.judge(in, out);

    assertThat(judged.action()).isEqualTo(Action.TAKE);
    assertThat(judged.holdings()).hasSize(4);
  }

  @Test
  void aHandThatItsProductHidOnTheWayInIsNotAProductOnTheWayOut() {
    see(in, 6, look(Colour.PACKAGE, 20, 2));
    see(out, 6, look(Colour.SKIN, 0, 26));

    assertThat(Evidence.judge(in, out).action()).isEqualTo(Action.PUT);
  }

  @Test
  void anEmptyHandThatComesBackEmptyIsUnsure() {
    see(in, 6, look(Colour.SKIN, 0, 12));
    see(out, 6, look(Colour.SKIN, 0, 14));

    assertThat(Evidence.judge(in, out).action()).isEqualTo(Action.UNSURE);
  }
}
