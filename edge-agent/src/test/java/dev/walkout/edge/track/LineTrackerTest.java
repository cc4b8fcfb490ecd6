package dev.walkout.edge.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.config.CameraConfig.Shelf;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.edge.frame.Box;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hands as a detector tells them that sees what they hold; the line is in row 200 of 500. */
class LineTrackerTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Opening opening =
      new Opening(
          new ShelfLine(List.of(0.0, 0.4), List.of(1.0, 0.4)),
          List.of(new Shelf("left", 0.0, 0.5), new Shelf("right", 0.5, 1.0)),
          600,
          500);
  private final LineTracker tracker = new LineTracker(opening);
  private final List<Passage> ended = new ArrayList<>();
  private int frame;

  private static Instant at(int frame) {
    return NOON.plusMillis(66L * frame);
  }

  private static Reach arm(int x, int tip, boolean holds) {
    Box held = new Box(x - 30, tip, 60, 60);
    return new Reach(
        new Box(x - 40, tip, 80, 500 - tip),
        x,
        tip,
        holds ? Optional.of(new Held(held, 0.9, 0.7)) : Optional.empty(),
        Optional.empty());
  }

  private void frame(Reach... arms) {
    ended.addAll(tracker.follow(at(frame++), Arrays.asList(arms)));
  }

  private void way(int x, boolean holds, int... tips) {
    for (int tip : tips) {
      frame(arm(x, tip, holds));
    }
  }

  private void nobody(int frames) {
    for (int i = 0; i < frames; i++) {
      frame();
    }
  }

  private List<Action> actions() {
    return ended.stream().map(Passage::action).toList();
  }

  @Test
  void emptyInAndFullOutIsATake() {
    way(150, false, 420, 350, 280, 220, 150);
    way(150, true, 150, 220, 290, 360, 420);
    assertThat(ended).isEmpty();
    nobody(4);

    assertThat(actions()).containsExactly(Action.TAKE);
    Passage passage = ended.get(0);
    assertThat(passage.startedAt()).isEqualTo(at(4));
    assertThat(passage.endedAt()).isEqualTo(at(6));
    assertThat(passage.shelfId()).contains("left");
    assertThat(passage.holdings()).extracting(Passage.Holding::at).doesNotContain(at(3));
  }

  @Test
  void fullInAndEmptyOutIsAPut() {
    way(450, true, 420, 350, 280, 220, 150);
    way(450, false, 150, 220, 290, 360, 420);
    nobody(4);
    assertThat(actions()).containsExactly(Action.PUT);
    assertThat(ended.get(0).shelfId()).contains("right");
  }

  @Test
  void emptyOrFullBothTimesIsUnsure() {
    way(150, false, 420, 350, 280, 220, 150, 150, 220, 290, 360, 420);
    nobody(4);
    way(450, true, 420, 350, 280, 220, 150, 150, 220, 290, 360, 420);
    nobody(4);
    assertThat(actions()).containsExactly(Action.UNSURE, Action.UNSURE);
  }

  @Test
  void oneFrameThatErrsChangesNothing() {
    way(150, false, 420, 350);
    way(150, true, 300);
    way(150, false, 280, 220, 150);
    way(150, true, 150, 220);
    way(150, false, 290);
    way(150, true, 360, 420);
    nobody(4);
    assertThat(actions()).containsExactly(Action.TAKE);
  }

  @Test
  void whoNeverCrossesDidNothing() {
    way(300, false, 420, 300, 210, 215, 300, 420);
    nobody(4);
    assertThat(ended).isEmpty();
    assertThat(tracker.beginning()).isEmpty();
  }

  @Test
  void aHandThatTremblesOnTheLineIsOneMovement() {
    way(150, false, 420, 350, 280, 190, 210, 190, 150);
    way(150, true, 190, 210, 190, 260, 420);
    nobody(4);
    assertThat(actions()).containsExactly(Action.TAKE);
  }

  @Test
  void aHandThatGoesInAgainDoesASecondThing() {
    way(150, false, 420, 350, 280, 150);
    way(150, true, 150, 260, 280, 300, 310, 310, 280, 220, 150);
    way(150, false, 150, 260, 360, 420);
    nobody(4);
    assertThat(actions()).containsExactly(Action.TAKE, Action.PUT);
  }

  @Test
  void aHandIsNotLostWhileAnotherCoversIt() {
    way(300, false, 420, 350, 280, 220, 150);
    frame(arm(300, 150, false), arm(380, 400, false));
    frame(arm(300, 150, false), arm(360, 300, false));
    frame(arm(330, 150, false));
    frame(arm(330, 150, false));
    frame(arm(330, 150, false));
    frame(arm(300, 170, true), arm(370, 150, false));
    frame(arm(300, 230, true), arm(380, 220, false));
    frame(arm(300, 330, true), arm(390, 330, false));
    frame(arm(300, 430, true), arm(400, 430, false));
    nobody(4);
    assertThat(actions()).containsExactlyInAnyOrder(Action.TAKE, Action.UNSURE);
  }

  @Test
  void whatItBeganIsKnownUntilItIsTold() {
    way(150, false, 420, 350, 280, 150);
    assertThat(tracker.beginning()).contains(at(3));
    way(150, true, 220, 300, 420);
    assertThat(tracker.beginning()).contains(at(3));
    nobody(4);
    assertThat(tracker.beginning()).isEmpty();
  }

  @Test
  void whatStandsInTheOpeningIsNotWaitedForForEver() {
    way(150, false, 420, 350, 280, 150);
    for (int i = 0; i < 1000; i++) {
      frame(arm(150, 150, false));
    }
    assertThat(actions()).containsExactly(Action.UNSURE);
  }

  @Test
  void aFilmThatEndsTellsWhatWasSeen() {
    way(150, false, 420, 350, 280, 150);
    way(150, true, 150, 220, 300);
    assertThat(tracker.end()).extracting(Passage::action).containsExactly(Action.TAKE);
    assertThat(tracker.end()).isEmpty();
  }
}
