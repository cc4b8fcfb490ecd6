package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.DjlEmbedder;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.embed.PictureGraph;
import dev.walkout.vision.learn.AdamW;
import dev.walkout.vision.learn.FirstPart;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.StopAt;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.PhotoSet;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One tiny training on coloured shapes, and what is expected of the model that it wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainerTest {

  private static final int PRODUCTS = 20;

  private final List<Double> losses = new ArrayList<>();
  private List<LabelledPhoto> photos;
  private Path model;
  private ModelCard card;

  @BeforeAll
  void train(@TempDir Path folder) throws InterruptedException {
    photos = Shapes.write(folder.resolve("photos"), PRODUCTS, 12);
    model = folder.resolve("model");
    card = Trainer.train(request(photos, model, LossRecipe.STANDARD), new LossKeeper());
  }

  private static TrainRequest request(List<LabelledPhoto> photos, Path out, LossRecipe loss) {
    TrainRequest.Batches batches = new TrainRequest.Batches(8, 4, 4e-3, 0.1, 0.1, 0.3, 0, 3, 3, 2);
    TrainRequest.Plan plan = new TrainRequest.Plan(1, 25, 0, loss, NetworkShape.tiny(), batches);
    TrainRequest.Source source =
        new TrainRequest.Source(
            "shapes",
            photos,
            0,
            new TrainRequest.Withheld(0.2, java.util.Set.of()),
            List.of(),
            false,
            Views.all(AugmentationSettings.shop()));
    return new TrainRequest("shapes", List.of(source), out, plan);
  }

  /** Reads the loss out of the notes, as a person at the terminal would. */
  private final class LossKeeper implements Progress {
    @Override
    public void begin(String what, long total) {}

    @Override
    public void step(long by, String note) {
      if (note.startsWith("loss ")) {
        losses.add(Double.parseDouble(note.substring(5, note.indexOf(','))));
      }
    }

    @Override
    public void end(String summary) {}
  }

  @Test
  void theLossFalls() {
    assertThat(losses).hasSizeGreaterThan(20);
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.8 * losses.get(0));
  }

  @Test
  void productsItNeverSawAreToldApartFarBetterThanByChance() {
    assertThat(card.metrics().get("unseen.top1")).isGreaterThan(2 * 1.0 / 4);
    assertThat(card.metrics().get("unseen.inFullGallery.top1")).isGreaterThan(4 * 1.0 / PRODUCTS);
    assertThat(card.metrics().get("known.top1")).isGreaterThan(4 * 1.0 / 16);
  }

  @Test
  void theCardSaysWhatItWasTrainedOn() throws IOException {
    assertThat(ModelCard.read(model)).isEqualTo(card);
    assertThat(card.trainedOn()).hasSize(1);
    ModelCard.TrainingData data = card.trainedOn().get(0);
    assertThat(data.products()).isEqualTo(16);
    assertThat(data.photos()).isEqualTo(16 * 11);
    assertThat(Files.readAllLines(model.resolve("trained-on.txt")))
        .hasSize(16 * 11)
        .isSorted()
        .allMatch(line -> line.matches("[0-9a-f]{16}"));
    assertThat(model.resolve("checkpoint.bin")).doesNotExist();
  }

  private static List<NetworkShape> shapes() {
    Trunk separable = new Trunk(8, List.of(new Block(8, 1, true), new Block(24, 2, true)));
    return List.of(NetworkShape.tiny(), new NetworkShape(32, separable, 16));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theEmbedderGivesTheVectorsOfTheTrainingGraph(NetworkShape shape, @TempDir Path out)
      throws IOException {
    TrainingGraph.Goal losses = new TrainingGraph.Goal(LossRecipe.STANDARD, 5, 2);
    int side = shape.inputSize();
    byte[] bytes = new byte[6 * 3 * side * side];
    new java.util.Random(3).nextBytes(bytes);
    float[] expected;
    try (TrainingGraph graph = new TrainingGraph(shape, losses, 7, Sessions.embedding(2))) {
      int[] products = {0, 0, 1, 1, 2, 2};
      int[] categories = {0, 0, 1, 1, 0, 0};
      Batch batch = new Batch(bytes, bytes, products, products, categories, categories, 1);
      for (int step = 1; step <= 20; step++) {
        graph.step(batch, new AdamW.Step(step, 1e-3, 0.1, 0.9));
      }
      expected = graph.embed(bytes);
      try (FrozenNetwork frozen =
          new FrozenNetwork(shape, graph.averages(), Sessions.embedding(2))) {
        cardOf(shape, frozen.write(out)).write(out);
      }
    }

    try (Embedder embedder = DjlEmbedder.load(out, 2)) {
      List<float[]> embeddings = embedder.embed(pictures(bytes, side));
      for (int i = 0; i < 6; i++) {
        for (int d = 0; d < shape.dimension(); d++) {
          assertThat(embeddings.get(i)[d])
              .isEqualTo(expected[i * shape.dimension() + d], within(1e-4f));
        }
      }
    }
  }

  @Test
  void theGraphItselfResizesPicturesOfAnotherSize() {
    NetworkShape shape = NetworkShape.tiny();
    int side = shape.inputSize();
    byte[] small = new byte[3 * side * side];
    new java.util.Random(5).nextBytes(small);
    byte[] large = new byte[4 * small.length];
    for (int i = 0; i < large.length / 3; i++) {
      int x = i % (2 * side) / 2;
      int y = i / (2 * side) / 2;
      System.arraycopy(small, 3 * (y * side + x), large, 3 * i, 3);
    }
    TrainingGraph.Goal losses = new TrainingGraph.Goal(LossRecipe.of(LossKind.TRIPLET), 2, 1);
    try (TrainingGraph graph = new TrainingGraph(shape, losses, 7, Sessions.embedding(2));
        FrozenNetwork frozen = new FrozenNetwork(shape, graph.averages(), Sessions.embedding(2))) {
      assertThat(frozen.embed(large, 2 * side))
          .containsExactly(frozen.embed(small, side), within(1e-5f));
    }
  }

  private static ModelCard cardOf(NetworkShape shape, String version) {
    return new ModelCard(
        "graph",
        version,
        shape.inputSize(),
        shape.dimension(),
        0.1,
        java.util.Map.of(),
        List.of(),
        java.util.Map.of(),
        java.util.Map.of());
  }

  private static List<Picture> pictures(byte[] bytes, int side) {
    List<Picture> pictures = new ArrayList<>();
    int length = 3 * side * side;
    for (int from = 0; from < bytes.length; from += length) {
      pictures.add(
          new Picture(side, side, java.util.Arrays.copyOfRange(bytes, from, from + length)));
    }
    return pictures;
  }

  @Test
  void vectorsHaveUnitLengthAndDoNotDependOnBatchOrThread() {
    List<Picture> pictures =
        photos.stream().limit(70).map(photo -> Jpeg.read(photo.file())).toList();
    try (Embedder embedder = DjlEmbedder.load(model, 2)) {
      List<float[]> together = embedder.embed(pictures);
      var one = CompletableFuture.supplyAsync(() -> alone(embedder, pictures));
      var other = CompletableFuture.supplyAsync(() -> alone(embedder, pictures));
      for (int i = 0; i < pictures.size(); i++) {
        float[] expected = together.get(i);
        double length = 0;
        for (int d = 0; d < expected.length; d++) {
          length += expected[d] * expected[d];
          assertThat(one.join().get(i)[d]).isEqualTo(expected[d], within(1e-5f));
          assertThat(other.join().get(i)[d]).isEqualTo(expected[d], within(1e-5f));
        }
        assertThat(length).isEqualTo(1, within(1e-5));
      }
    }
  }

  private static List<float[]> alone(Embedder embedder, List<Picture> pictures) {
    return pictures.stream().map(p -> embedder.embed(List.of(p)).get(0)).toList();
  }

  @Test
  void aStoppedTrainingGoesOn(@TempDir Path out) throws Exception {
    TrainRequest request = request(photos, out, LossRecipe.of(LossKind.TRIPLET));
    assertThatThrownBy(() -> Trainer.train(request, new StopAt("known")))
        .isInstanceOf(InterruptedException.class);
    assertThat(out.resolve("checkpoint.bin")).exists();
    assertThat(out.resolve("saved_model.pb")).doesNotExist();

    assertThatThrownBy(
            () -> Trainer.train(request(photos, out, LossRecipe.STANDARD), Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("checkpoint of a training with other settings");

    FirstPart rest = new FirstPart();
    Trainer.train(request, rest);
    assertThat(rest.batches()).isGreaterThan(300);
    assertThat(out.resolve("saved_model.pb")).exists();
  }

  @Test
  void tellsWhatMadeItAndHowItWent() throws IOException {
    assertThat(card.settings()).containsEntry("seed", "1").containsKeys("code", "loss", "batches");
    assertThat(card.settings().get("code")).matches("[0-9a-f]{16}");
    List<String> curve = Files.readAllLines(model.resolve(LearningCurve.TABLE));
    assertThat(curve).hasSize(1 + 3);
    assertThat(curve.get(3)).startsWith("137,");
    assertThat(model.resolve(LearningCurve.PICTURE)).exists();
  }

  @Test
  void refusesAModelOfTwoTrainings(@TempDir Path mixed) throws IOException {
    Files.copy(model.resolve(PictureGraph.FILE), mixed.resolve(PictureGraph.FILE));
    cardOf(NetworkShape.tiny(), "0123456789abcdef").write(mixed);
    assertThatThrownBy(() -> DjlEmbedder.load(mixed, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("0123456789abcdef", card.version(), "copy the whole folder");

    NetworkShape tiny = NetworkShape.tiny();
    NetworkShape longer = new NetworkShape(tiny.inputSize(), tiny.trunk(), tiny.dimension() + 1);
    cardOf(longer, card.version()).write(mixed);
    List<Picture> pictures = List.of(Jpeg.read(photos.get(0).file()));
    try (Embedder embedder = DjlEmbedder.load(mixed, 2)) {
      assertThatThrownBy(() -> embedder.embed(pictures))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("vectors of 16 numbers", "dimension is 17", "copy the whole");
    }

    Files.delete(mixed.resolve(PictureGraph.FILE));
    assertThatThrownBy(() -> DjlEmbedder.load(mixed, 2))
        .hasMessageContainingAll(PictureGraph.FILE + " is missing", "copy the whole folder");
  }

  @Test
  void aLossThatIsNoNumberNamesTheLearningRate(@TempDir Path out) {
    TrainRequest request = request(photos, out, LossRecipe.of(LossKind.CROSS_ENTROPY));
    TrainRequest.Plan plan = request.plan();
    TrainRequest.Plan wild = plan.withBatches(plan.batches().withLearningRate(1e30));
    TrainRequest tooFast = new TrainRequest("wild", request.sources(), out, wild);
    assertThatThrownBy(() -> Trainer.train(tooFast, Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("learning rate 1.0E30 made the loss", "give a lower one");
  }

  @Test
  void picturesForEvaluationNeverReachATraining() {
    List<LabelledPhoto> marked = new ArrayList<>(photos);
    LabelledPhoto kept = photos.get(3).withUse(LabelledPhoto.Use.EVALUATE);
    marked.set(3, kept);
    TrainRequest.Source source =
        TrainRequest.Source.of("shapes", new PhotoSet(Path.of("."), marked));
    assertThat(source.photos()).hasSize(photos.size() - 1);
    assertThat(source.photos()).extracting("file").doesNotContain(kept.file());
    assertThatThrownBy(() -> TrainRequest.Source.of("shapes", marked))
        .hasMessageContainingAll(kept.file().toString(), "for evaluation");
  }

  @Test
  void refusesASingleProduct(@TempDir Path out) {
    List<LabelledPhoto> one = photos.subList(0, 12);

    assertThatThrownBy(
            () ->
                Trainer.train(
                    request(one, out, LossRecipe.of(LossKind.TRIPLET)), Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("photos show 1 product")
        .hasMessageContaining("at least 2");
  }

  @Test
  void saysThatAFolderHoldsNoModel(@TempDir Path out) {
    assertThatThrownBy(() -> DjlEmbedder.load(out, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.json is missing");
  }
}
