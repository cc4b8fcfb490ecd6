package dev.walkout.sim.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecognitionScoreTest {

  /** Burst n truly shows product "a". */
  private static final Truth TRUTH = new Truth(List.of(), Map.of(), bursts(8));

  @Test
  void countsPathsVerdictsAndErrors() {
    List<Recognised> recognised = new ArrayList<>();
    recognised.add(recognised(1, sighting(MatchPath.GATE_ACCEPT, Verdict.KNOWN, "a", "b")));
    recognised.add(recognised(2, sighting(MatchPath.GATE_ACCEPT, Verdict.KNOWN, "b", "a")));
    recognised.add(recognised(3, sighting(MatchPath.GATE_REJECT, Verdict.UNKNOWN, "a")));
    recognised.add(recognised(4, sighting(MatchPath.SEARCH, Verdict.AMBIGUOUS, "a", "b")));
    recognised.add(recognised(5, unreadable()));
    recognised.add(recognised(6, new Heartbeat(Instant.EPOCH, 0L, 0L, 0L)));

    RecognitionScore score = RecognitionScore.of(recognised, TRUTH);

    assertThat(score.bursts()).isEqualTo(5);
    assertThat(score.crops()).isEqualTo(8);
    assertThat(score.gate()).isEqualTo(new RecognitionScore.Gate(2, 1, 1));
    assertThat(score.gateErrorRate()).isEqualTo(2.0 / 3);
    assertThat(score.top1()).isEqualTo(0.75);
    assertThat(score.verdicts()).isEqualTo(new RecognitionScore.Verdicts(2, 1, 1, 1));
    assertThat(score.unreadable()).isEqualTo(1);
    assertThat(score.strangers()).isZero();
  }

  @Test
  void aBurstDeliveredTwiceCountsOnce() {
    Recognised once = recognised(1, sighting(MatchPath.SEARCH, Verdict.KNOWN, "a"));
    assertThat(RecognitionScore.of(List.of(once, once), TRUTH).bursts()).isEqualTo(1);
  }

  @Test
  void aBurstTheSimulationNeverMadeIsAStranger() {
    Recognised stranger = recognised(99, sighting(MatchPath.GATE_REJECT, Verdict.UNKNOWN, "a"));
    RecognitionScore score = RecognitionScore.of(List.of(stranger), TRUTH);
    assertThat(score.strangers()).isEqualTo(1);
    assertThat(score.gateErrorRate()).isZero();
  }

  @Test
  void ofNothingNothingIsWrong() {
    assertThat(RecognitionScore.of(List.of(), TRUTH).gateErrorRate()).isZero();
  }

  private static Map<TrueBurst.Id, TrueBurst> bursts(int count) {
    Map<TrueBurst.Id, TrueBurst> bursts = new HashMap<>();
    for (int i = 1; i <= count; i++) {
      var id = new TrueBurst.Id("camera", "boot", i);
      bursts.put(id, new TrueBurst(id, "movement", "trip", "a", Action.TAKE));
    }
    return bursts;
  }

  private static Recognised recognised(long seq, Object body) {
    Evidence evidence = new Evidence("observations", 0, seq);
    ObservationRef source = new ObservationRef("camera", "boot", seq, evidence, "", "");
    return new Recognised(source, Instant.EPOCH, body);
  }

  private static Sighting sighting(MatchPath path, Verdict verdict, String... candidates) {
    CropSighting crop = new CropSighting(verdict, null, 0f, 1f, null);
    return Sighting.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(Instant.EPOCH)
        .setEndedAt(Instant.EPOCH)
        .setVerdict(verdict)
        .setPath(path)
        .setCandidates(List.of(candidates).stream().map(sku -> new Candidate(sku, 0.5f)).toList())
        .setAcceptBelow(0.5f)
        .setRejectAbove(1f)
        .setTemperature(0.1f)
        .setModel("model")
        .setGallery("gallery")
        .setCrops(List.of(crop, crop))
        .build();
  }

  private static UnreadableBurst unreadable() {
    return new UnreadableBurst(Action.TAKE, Instant.EPOCH, Instant.EPOCH, null, "not a picture");
  }
}
