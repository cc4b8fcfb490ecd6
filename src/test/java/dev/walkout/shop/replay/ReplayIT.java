package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.replay.ReplayRequest.Eyes;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording gives its receipts again, and other receipts only where something was changed. */
@ExtendWith(RecordedShop.Once.class)
class ReplayIT {

  private static final Eyes MODEL = new Eyes(true, Optional.empty(), Optional.empty());
  private static final Eyes RECORDED = new Eyes(false, Optional.empty(), Optional.empty());

  @TempDir Path folder;

  @ParameterizedTest(name = "speed {0}, {1} partitions, {2} threads, recognise {3}")
  @CsvSource({"max, 4, 1, yes", "max, 1, 3, yes", "50, 4, 3, yes", "50, 1, 1, no", "1, 4, 3, no"})
  void theSameReceiptsByteForByte(
      String speed, int partitions, int threads, String recognise, RecordedShop shop)
      throws Exception {
    Path out = folder.resolve("run");
    RunSummary summary =
        replay(
            new ReplayRequest(
                shop.recording,
                Pace.of(speed),
                ReplaySettings.of(Map.of()),
                recognise.equals("yes") ? MODEL : RECORDED,
                partitions,
                threads,
                Optional.of(out)));

    assertThat(RecordedShop.receipts(out.resolve(Replay.OUTPUTS)))
        .hasSize(2)
        .isEqualTo(RecordedShop.receipts(shop.recording));
    assertThat(summary.receipts().recorded()).isEqualTo(2);
    assertThat(summary.receipts().same()).isEqualTo(2);
    assertThat(RunSummary.read(out)).isEqualTo(summary);
    assertThat(RunDiff.of(shop.recording, out, Progress.silent()).changes()).isEmpty();
  }

  @Test
  void aGateThatAcceptsNothingIsNamedAsTheCause(RecordedShop shop) throws Exception {
    Path out = folder.resolve("run");
    Map<String, String> blind = Map.of("gate.tl", "0.001", "gate.th", "0.002");
    RunSummary summary = replay(request(shop, MODEL, blind, out));

    assertThat(summary.receipts().totalMinor()).isZero();
    RunDiff diff = RunDiff.of(shop.recording, out, Progress.silent());
    assertThat(diff.changes()).isNotEmpty();
    assertThat(diff.settings()).containsOnlyKeys("gate.tl", "gate.th");
    for (RunDiff.TripChange change : diff.changes()) {
      assertThat(change.movements()).isNotEmpty();
      assertThat(change.movements().get(0).sightings().get(0).why()).startsWith("gate.");
      assertThat(change.movements().get(0).why()).contains("gate.");
      assertThat(diff.text()).contains(change.tripId());
      assertThat(diff.html()).contains(change.tripId());
      assertThat(diff.toJson()).contains(change.tripId());
    }
    assertThat(diff.text()).contains("-> not charged");
  }

  @Test
  void aSettingOfFusionIsNamedAsTheCause(RecordedShop shop) throws Exception {
    Path out = folder.resolve("run");
    replay(request(shop, RECORDED, Map.of("fusion.min-probability", "1"), out));

    RunDiff diff = RunDiff.of(shop.recording, out, Progress.silent());
    assertThat(diff.changes()).isNotEmpty();
    assertThat(diff.changes().get(0).movements().get(0).why())
        .startsWith("fusion.min-probability 0.8 against 1.0");
  }

  @Test
  void anotherModelNeedsThePhotos(RecordedShop shop) throws Exception {
    Path model = otherModel();
    Eyes blind = new Eyes(true, Optional.of(model), Optional.empty());
    assertThatThrownBy(() -> replay(request(shop, blind, Map.of(), folder.resolve("refused"))))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("not of other-", "--photos DIR");

    Path photos = shop.folder.resolve("photos");
    Eyes enrolled = new Eyes(true, Optional.of(model), Optional.of(photos));
    RunSummary summary = replay(request(shop, enrolled, Map.of(), folder.resolve("run")));
    assertThat(summary.model()).startsWith("other-");
    assertThat(summary.receipts().trips()).isEqualTo(2);
    assertThat(summary.receipts().totalMinor()).isPositive();
  }

  @Test
  void aRunIsNeverOverwritten(RecordedShop shop) throws Exception {
    replay(request(shop, RECORDED, Map.of(), folder));

    assertThatThrownBy(() -> replay(request(shop, RECORDED, Map.of(), folder)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds a run already");
  }

  @Test
  void aStopEndsIt(RecordedShop shop) throws Exception {
    ReplayRequest request = request(shop, RECORDED, Map.of(), folder);
    Runnable stopped =
        () -> {
          throw new CancellationException("stopped");
        };
    try (Replay replay = new Replay(request, Progress.silent(), stopped)) {
      assertThatThrownBy(replay::run).isInstanceOf(CancellationException.class);
    }
  }

  /** The shipped model under another name. */
  private Path otherModel() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("model"));
    Path shipped = Wiring.shippedModel();
    Files.copy(shipped.resolve("saved_model.pb"), copy.resolve("saved_model.pb"));
    ModelCard card = ModelCard.read(shipped);
    new ModelCard(
            "other",
            card.version(),
            card.inputSize(),
            card.dimension(),
            card.temperature(),
            card.thresholds(),
            card.trainedOn(),
            card.metrics(),
            card.settings())
        .write(copy);
    return copy;
  }

  private static ReplayRequest request(
      RecordedShop shop, Eyes eyes, Map<String, String> settings, Path out) {
    return new ReplayRequest(
        shop.recording, Pace.of("max"), ReplaySettings.of(settings), eyes, 4, 1, Optional.of(out));
  }

  private static RunSummary replay(ReplayRequest request) throws Exception {
    try (Replay replay = new Replay(request, Progress.silent(), () -> {})) {
      return replay.run();
    }
  }
}
