package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model trained on six shapes, and trainings that are given it. */
class GivenTest {

  private static final TrainRequest.Batches BATCHES =
      new TrainRequest.Batches(6, 4, 4e-3, 0.1, 0, 0, 0, 1, 1, 2);
  private static final TrainRequest.Plan PLAN =
      new TrainRequest.Plan(1, 10, 0, LossRecipe.STANDARD, NetworkShape.tiny(), BATCHES);

  @TempDir static Path folder;
  private static List<LabelledPhoto> photos;
  private static Path model;
  private static ModelCard card;

  @BeforeAll
  static void train() throws InterruptedException {
    photos = Shapes.write(folder.resolve("photos"), 6, 6);
    model = folder.resolve("first");
    card = Trainer.train(request(photos, model, PLAN, Given.NOTHING), Progress.silent());
  }

  private static TrainRequest request(
      List<LabelledPhoto> photos, Path out, TrainRequest.Plan plan, Given given) {
    TrainRequest.Source source = TrainRequest.Source.of("shapes", photos).withUnseen(List.of());
    return new TrainRequest("shapes", List.of(source), out, plan, given);
  }

  @Test
  void aTrainingThatGoesOnBeginsWithTheModelItself() throws InterruptedException {
    ShippedNetwork shipped = ShippedNetwork.read(model, PLAN.network());
    TrainingPhotos read =
        TrainingPhotos.read(request(photos, model, PLAN, Given.NOTHING), Progress.silent());
    Weights begun = new Beginning(PLAN, read.pools()).from(shipped);
    List<String> sorted = photos.stream().map(LabelledPhoto::product).distinct().sorted().toList();
    List<Photo> some = read.of(photos.subList(0, 12));
    try (FrozenNetwork before =
            new FrozenNetwork(PLAN.network(), shipped.weights(), Sessions.embedding(2));
        FrozenNetwork after = new FrozenNetwork(PLAN.network(), begun, Sessions.embedding(2))) {
      float[][] expected = before.embed(some);
      float[][] found = after.embed(some);
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i]).containsExactly(expected[i], within(1e-4f));
        assertThat(nearestProduct(begun, found[i]))
            .isEqualTo(sorted.indexOf(photos.get(i).product()));
      }
    }
    float[] kernel = begun.of("block0.first/kernel");
    double squares = 0;
    for (int i = 3; i < kernel.length; i += 16) {
      squares += kernel[i] * kernel[i];
    }
    assertThat(squares).as("a channel as long as a drawn one").isEqualTo(2, within(1e-3));
  }

  /** Which of the imprinted vectors, columns of [D,P], an embedding is nearest to. */
  private static int nearestProduct(Weights weights, float[] embedding) {
    float[] matrix = weights.of(LossHeads.PRODUCTS);
    int products = matrix.length / embedding.length;
    int best = 0;
    double most = -2;
    for (int p = 0; p < products; p++) {
      float[] column = new float[embedding.length];
      for (int d = 0; d < column.length; d++) {
        column[d] = matrix[d * products + p];
      }
      double dot = UnitVectors.dot(column, embedding);
      if (dot > most) {
        most = dot;
        best = p;
      }
    }
    return best;
  }

  @Test
  void itsModelSaysWhereItComesFromAndWhatBothSaw(@TempDir Path out) throws Exception {
    List<LabelledPhoto> others = Shapes.write(folder.resolve("others"), 8, 6).subList(6 * 6, 8 * 6);
    ModelCard next =
        Trainer.train(request(others, out, PLAN.withEpochs(1), Given.of(model)), Progress.silent());
    assertThat(next.settings()).containsEntry("from", card.id());
    assertThat(next.trainedOn()).hasSize(2).containsAll(card.trainedOn());
    assertThat(Files.readAllLines(out.resolve("trained-on.txt")))
        .containsAll(Files.readAllLines(model.resolve("trained-on.txt")))
        .contains(Photo.hash(Files.readAllBytes(others.get(0).file())));
  }

  @Test
  void severalModelsTeachOne(@TempDir Path out) throws InterruptedException {
    Given taught = new Given(Optional.empty(), Optional.empty(), List.of(model, model));
    TrainRequest.Plan plan = PLAN.withEpochs(1).withLoss(LossRecipe.parse("cosine+20*relational"));
    ModelCard pupil = Trainer.train(request(photos, out, plan, taught), Progress.silent());
    assertThat(pupil.settings().get("teachers")).contains(card.id() + ", " + card.id());
    assertThatThrownBy(() -> request(photos, out, PLAN, taught))
        .hasMessageContainingAll("2 teachers", "relational");
    assertThatThrownBy(() -> request(photos, out, plan, Given.NOTHING))
        .hasMessageContainingAll("0 teachers", "--teacher");
  }

  @Test
  void refusesAModelOfAnotherNetwork(@TempDir Path out) {
    TrainRequest.Plan other = PLAN.withNetwork(NetworkShape.medium());
    TrainRequest request = request(photos, out, other, Given.of(model));
    assertThatThrownBy(() -> Trainer.train(request, Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(model.toString(), "another network", "the same network");
  }

  @Test
  void refusesToPretrainWhatIsTrained() {
    Pretraining pretraining =
        new Pretraining(photos.stream().map(LabelledPhoto::file).toList(), 1, LossRecipe.STANDARD);
    assertThatThrownBy(() -> new Given(Optional.of(pretraining), Optional.of(model), List.of()))
        .hasMessageContainingAll(model.toString(), "give one of both");
  }
}
