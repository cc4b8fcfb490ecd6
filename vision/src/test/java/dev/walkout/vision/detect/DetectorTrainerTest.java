package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.CardFile;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.embed.PictureGraph;
import dev.walkout.vision.learn.FirstPart;
import dev.walkout.vision.learn.StopAt;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One tiny training on drawn frames, and what is expected of the detector that it wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectorTrainerTest {

  private static final GridShape SHAPE =
      new GridShape(64, 48, new Trunk(8, List.of(new Block(16, 2), new Block(24, 2))));
  private static final FrameSet HELD_OUT = FilmedShapes.film(SHAPE, 2, 60);

  private Path model;
  private DetectorCard card;

  @BeforeAll
  void train(@TempDir Path folder) throws InterruptedException {
    model = folder.resolve("model");
    card = DetectorTrainer.train(request(model, 250), Progress.silent());
  }

  private static DetectorRequest request(Path out, long steps) {
    var batches = new DetectorRequest.Batches(8, 4e-3, 0.05, 2, 2);
    var plan = new DetectorRequest.Plan(1, steps, 0, SHAPE, batches);
    List<FrameSet> films = List.of(FilmedShapes.film(SHAPE, 1, 120));
    return new DetectorRequest("shapes", films, List.of(HELD_OUT), out, plan);
  }

  @Test
  void findsThingsInFramesItNeverSaw() {
    assertThat(card.metrics().get("hand.ap50")).isGreaterThan(0.6);
    assertThat(card.metrics().get("product.ap50")).isGreaterThan(0.6);
  }

  @Test
  void whatIsLoadedFindsWhatTheCardSays() {
    AveragePrecision hands = new AveragePrecision(Thing.HAND, 0.5);
    try (GridDetector detector = GridDetector.load(model, 2)) {
      assertThat(detector.model()).isEqualTo(card);
      for (LabelledFrame frame : HELD_OUT.frames()) {
        hands.add(frame.boxes(), detector.detect(frame.picture(), 0.02));
      }
    }
    assertThat(hands.value()).isEqualTo(card.metrics().get("hand.ap50"), within(0.02));
  }

  @Test
  void theCardSaysWhatItWasTrainedOn() throws IOException {
    assertThat(DetectorCard.read(model)).isEqualTo(card);
    assertThat(card.trainedOn()).hasSize(1);
    assertThat(card.trainedOn().get(0).frames()).isEqualTo(120);
    assertThat(card.trainedOn().get(0).sha256()).matches("[0-9a-f]{64}");
    assertThat(card.settings()).containsEntry("seed", "1").containsKeys("code", "shape", "steps");
    assertThat(Files.list(model).map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder(CardFile.NAME, PictureGraph.FILE);
  }

  @Test
  void refusesFoldersOfOtherKindsAndFormats(@TempDir Path other) throws IOException {
    assertThatThrownBy(() -> GridDetector.load(other, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("no model at", "walkout train-detector");
    new ModelCard("general", "0", 96, 128, 0.1, Map.of(), List.of(), Map.of(), Map.of())
        .write(other);
    assertThatThrownBy(() -> GridDetector.load(other, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("no grid detector (kind", "is null", "walkout train-detector");
    String text = Files.readString(model.resolve(CardFile.NAME));
    Files.writeString(
        other.resolve(CardFile.NAME), text.replace("\"format\" : 1", "\"format\" : 7"));
    assertThatThrownBy(() -> GridDetector.load(other, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("has format 7, this program reads 1", "train it again");
    Files.writeString(other.resolve(CardFile.NAME), text);
    Files.writeString(other.resolve(PictureGraph.FILE), "another graph");
    assertThatThrownBy(() -> GridDetector.load(other, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("of two trainings", "copy the whole folder");
  }

  @Test
  void anEmbedderRefusesADetectorsFolder() {
    assertThatThrownBy(() -> ModelCard.read(model)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStoppedTrainingGoesOn(@TempDir Path out) throws Exception {
    assertThatThrownBy(() -> DetectorTrainer.train(request(out, 40), new StopAt("AP50")))
        .isInstanceOf(InterruptedException.class);
    assertThat(out.resolve("checkpoint.bin")).exists();
    assertThat(out.resolve(PictureGraph.FILE)).doesNotExist();
    assertThatThrownBy(() -> DetectorTrainer.train(request(out, 41), Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("checkpoint of a training with other settings");
    FirstPart rest = new FirstPart();
    DetectorTrainer.train(request(out, 40), rest);
    assertThat(rest.batches()).as("not from the beginning").isGreaterThan(400);
    assertThat(out.resolve(PictureGraph.FILE)).exists();
  }

  @Test
  void filmsWithoutProductsTeachNothing(@TempDir Path out) {
    List<FrameSet> empty =
        List.of(
            new FrameSet(
                "empty",
                List.of(new LabelledFrame(HELD_OUT.frames().get(0).picture(), List.of()))));
    assertThatThrownBy(
            () -> new DetectorRequest("x", empty, List.of(), out, request(out, 1).plan()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("films show no HAND", "longer films");
  }

  @Test
  void framesOfAnotherSizeAreRefused(@TempDir Path out) {
    DetectorRequest.Plan plan = request(out, 1).plan();
    List<FrameSet> larger = List.of(FilmedShapes.film(GridShape.standard(), 1, 10));
    assertThatThrownBy(() -> new DetectorRequest("x", larger, List.of(), out, plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("shapes-1", "160 x 120", "64 x 48");
  }
}
