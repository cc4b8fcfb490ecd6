package dev.walkout.edge.capture;

import static dev.walkout.edge.capture.CameraLine.OPENS;
import static dev.walkout.edge.capture.CameraLine.hand;
import static dev.walkout.edge.capture.CameraLine.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.capture.Seen.Move;
import dev.walkout.edge.journal.Draft;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CameraDutiesTest {

  private static List<String> kinds(List<Draft> drafts) {
    return drafts.stream().map(draft -> draft.body().getClass().getSimpleName()).toList();
  }

  private static List<Gap> gaps(List<Draft> drafts) {
    return drafts.stream()
        .map(Draft::body)
        .filter(Gap.class::isInstance)
        .map(Gap.class::cast)
        .toList();
  }

  @Test
  void handsBecomeBurstsAndTimeBecomesHeartbeats() {
    CameraLine line = new CameraLine(false, 100, null);
    line.tells(until(1), hand(2), until(2), until(3));
    line.turn();
    List<Draft> reported = line.reported();

    assertThat(kinds(reported)).containsExactly("Heartbeat", "Burst", "Heartbeat", "Heartbeat");
    Burst burst = (Burst) reported.get(1).body();
    assertThat(burst.getAction()).isEqualTo(Action.TAKE);
    assertThat(burst.getShelfId()).isEqualTo("shelf-1");
    assertThat(burst.getCrops()).hasSize(1);
    assertThat(reported.get(1).bookmark()).isEqualTo("hand-2");
    Heartbeat beat = (Heartbeat) reported.get(3).body();
    assertThat(beat.getUpTo()).isEqualTo(OPENS.plusSeconds(3));
    assertThat(beat.getFramesSeen()).isEqualTo(15);
    assertThat(line.status.upTo()).contains(OPENS.plusSeconds(3));
    assertThat(line.status.skew()).contains(java.time.Duration.ofSeconds(42));
  }

  @Test
  void whatASourcePassesOverIsCountedAndWhyItSeesNothingIsSaid() {
    CameraLine line = new CameraLine(true, 100, null);
    line.source.skipped = 7;
    line.source.trouble = Optional.of("the picture is black: uncover the lens");
    line.tells(until(1));
    line.turn();
    assertThat(line.status.framesSkipped()).isEqualTo(7);
    assertThat(line.status.trouble()).contains("uncover the lens");

    line.source.trouble = Optional.empty();
    line.tells(until(2));
    line.turn();
    assertThat(line.status.framesSkipped()).isEqualTo(7);
    assertThat(line.status.trouble()).isEmpty();
  }

  @Test
  void heartbeatsComeNoOftenerThanAsked() {
    CameraLine line = new CameraLine(false, 100, null);
    for (int millis = 0; millis < 5000; millis += 100) {
      line.tells(new Seen.Progress(OPENS.plusMillis(millis), null));
    }
    line.turn();
    assertThat(line.reported()).hasSize(5);
  }

  @Test
  void aRecordedSourceWaitsUntilThereIsRoom() {
    CameraLine line = new CameraLine(false, 2, null);
    line.tells(hand(1), hand(2), hand(3), until(3), hand(4));
    line.turn();
    assertThat(kinds(line.reported())).containsExactly("Burst", "Burst");
    line.turn();
    assertThat(kinds(line.reported())).containsExactly("Burst", "Heartbeat");
    line.turn();
    assertThat(kinds(line.reported())).containsExactly("Burst");
    assertThat(line.status.framesSkipped()).isZero();
  }

  @Test
  void aLiveSourceSkipsHandsCountedAndToldAndPromisesNothingMeanwhile() {
    CameraLine line = new CameraLine(true, 1, null);
    line.tells(until(1), hand(2), until(2), hand(3), until(3));
    line.turn();
    assertThat(kinds(line.reported())).containsExactly("Heartbeat");
    line.tells(until(4));
    line.turn();
    List<Draft> told = line.reported();
    line.tells(until(5));
    line.turn();
    List<Draft> after = line.reported();

    Gap gap = gaps(told).get(0);
    assertThat(gap.getReason()).isEqualTo(GapReason.JOURNAL_FULL);
    assertThat(gap.getFrom()).isEqualTo(OPENS.plusSeconds(2).minusMillis(400));
    assertThat(gap.getTo()).isEqualTo(OPENS.plusSeconds(3));
    assertThat(gap.getDetail()).contains("2 frames skipped");
    assertThat(told.get(0).bookmark()).isEqualTo("hand-3");
    assertThat(line.status.framesSkipped()).isEqualTo(2);
    Heartbeat beat = (Heartbeat) after.get(0).body();
    assertThat(beat.getUpTo()).isEqualTo(OPENS.plusSeconds(5));
    assertThat(beat.getFramesSkipped()).isEqualTo(2);
  }

  @Test
  void howeverLongTheJournalIsFullOnlyOneGapIsOwed() {
    CameraLine line = new CameraLine(true, 1, null);
    line.tells(until(1));
    for (int second = 2; second < 500; second++) {
      line.tells(hand(second), until(second));
    }
    line.turn();
    line.reported();
    line.turn();
    assertThat(gaps(line.reported())).hasSize(1);
    assertThat(line.status.framesSkipped()).isEqualTo(498);
    assertThat(line.status.gaps()).isOne();
    assertThat(line.status.lastGap()).contains(OPENS.plusSeconds(499).toString(), "498 frames");
  }

  @Test
  void aCameraThatFailsIsOpenedAgainWhereItWas() {
    CameraLine line = new CameraLine(false, 100, null);
    line.tells(hand(1));
    line.fails();
    line.turn();
    assertThat(line.openedAt).containsExactly(Optional.empty(), Optional.of("hand-1"));
    assertThat(line.status.state()).isEqualTo(CameraStatus.State.SEEING);
  }

  @Test
  void aLiveCameraTellsWhatItMissedWhileItWasDown() {
    CameraLine line = new CameraLine(true, 100, null);
    line.tells(until(1));
    line.fails();
    line.tells(until(60));
    line.turn();
    List<Draft> reported = line.reported();
    assertThat(kinds(reported)).containsExactly("Heartbeat", "Gap", "Heartbeat");
    Gap gap = gaps(reported).get(0);
    assertThat(gap.getReason()).isEqualTo(GapReason.CAMERA_DOWN);
    assertThat(gap.getFrom()).isEqualTo(OPENS.plusSeconds(1));
    assertThat(gap.getTo()).isEqualTo(OPENS.plusSeconds(60));
  }

  @Test
  void soDoesAnAgentThatWasNotRunning() {
    CameraLine line = new CameraLine(true, 100, OPENS.minusSeconds(3600));
    line.tells(until(0));
    line.turn();
    assertThat(gaps(line.reported()))
        .singleElement()
        .extracting(Gap::getFrom)
        .isEqualTo(OPENS.minusSeconds(3600));
  }

  @Test
  void timeThatGoesBackIsToldOnceAndNothingIsPromisedUntilItIsThereAgain() {
    CameraLine line = new CameraLine(true, 100, null);
    line.tells(until(3600), until(0), until(1), hand(2), until(2), until(3601));
    line.turn();
    List<Draft> reported = line.reported();
    assertThat(kinds(reported)).containsExactly("Heartbeat", "Gap", "Burst", "Heartbeat");
    assertThat(gaps(reported).get(0).getReason()).isEqualTo(GapReason.CLOCK);
    assertThat(gaps(reported).get(0).getTo()).isEqualTo(OPENS.plusSeconds(3600));
    assertThat(line.status.lastGap()).contains("CLOCK", OPENS.plusSeconds(3600).toString());
  }

  @Test
  void aHandWithoutAPictureIsAGap() {
    CameraLine line = new CameraLine(false, 100, null);
    Move move = hand(1).move();
    List<Candidate> black =
        List.of(new Candidate(Pictures.black(64), null, OptionalDouble.empty()));
    line.tells(new Seen.Hand(move, black, move.endedAt(), "hand-1"));
    line.turn();
    Gap gap = gaps(line.reported()).get(0);
    assertThat(gap.getDetail()).contains("black picture");
    assertThat(line.status.lastUnusable()).isEqualTo("black picture");
  }
}
