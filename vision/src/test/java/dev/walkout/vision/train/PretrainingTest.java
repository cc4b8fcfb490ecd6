package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

  private static final TrainRequest.Batches BATCHES =
      new TrainRequest.Batches(8, 4, 4e-3, 0.1, 0, 0, 0, 1, 1, 2);
  private static final TrainRequest.Plan PLAN =
      new TrainRequest.Plan(1, 1, 0, LossRecipe.STANDARD, NetworkShape.tiny(), BATCHES);

  @TempDir static Path folder;
  private static List<Path> files;

  @BeforeAll
  static void write() {
    Natives.load(2);
    files = Shapes.write(folder, 16, 4).stream().map(LabelledPhoto::file).toList();
  }

  @Test
  void learnsToPaintPicturesAgainWithoutLabels() throws Exception {
    LossKeeper losses = new LossKeeper();
    lesson("reconstruction", 60).learn(PLAN, losses);
    assertThat(losses.all.get(losses.all.size() - 1)).isLessThan(0.5 * losses.all.get(0));
  }

  @Test
  void learnsWhichViewsAreOfOnePicture() throws Exception {
    LossKeeper losses = new LossKeeper();
    lesson("supcon", 40).learn(PLAN, losses);
    assertThat(losses.all.get(losses.all.size() - 1)).isLessThan(0.8 * losses.all.get(0));
  }

  @Test
  void whatWasLearntStartsATrainingButForTheLinearMap() throws Exception {
    Weights learnt = lesson("reconstruction", 1).learn(PLAN, Progress.silent());
    TrainingGraph.Goal goal = new TrainingGraph.Goal(LossRecipe.STANDARD, 3, 2);
    try (TrainingGraph graph = new TrainingGraph(PLAN.network(), goal, 9, Sessions.embedding(2))) {
      Weights fresh = graph.state();
      graph.startWith(learnt);
      Weights started = graph.state();
      assertThat(started.of("stem/kernel"))
          .isEqualTo(learnt.of("stem/kernel"))
          .isNotEqualTo(fresh.of("stem/kernel"));
      assertThat(started.of("average/block0.first/mean")).isEqualTo(learnt.of("block0.first/mean"));
      assertThat(started.of("embedding/kernel")).isEqualTo(fresh.of("embedding/kernel"));
      assertThat(started.of("head/products")).isEqualTo(fresh.of("head/products"));
    }
  }

  @Test
  void theModelSaysWhatItSawBefore(@TempDir Path out) throws Exception {
    List<LabelledPhoto> labelled = Shapes.write(out.resolve("photos"), 4, 4);
    TrainRequest.Source source = TrainRequest.Source.of("shapes", labelled).withUnseen(List.of());
    TrainRequest request =
        new TrainRequest(
            "shapes",
            List.of(source),
            out.resolve("model"),
            PLAN,
            Given.of(new Pretraining(files, 1, LossRecipe.of(LossKind.RECONSTRUCTION))));
    ModelCard card = Trainer.train(request, Progress.silent());
    assertThat(card.settings())
        .containsEntry("pretraining", "reconstruction on 64 photos, 1 epochs");
    assertThat(card.trainedOn()).extracting("name").containsExactly("shapes", "pretraining");
    List<String> hashes = Files.readAllLines(out.resolve("model").resolve("trained-on.txt"));
    assertThat(hashes).contains(Photo.hash(Files.readAllBytes(files.get(63))));
  }

  @Test
  void refusesTooFewPhotos() {
    List<Path> one = files.subList(0, 1);
    assertThatThrownBy(() -> new Pretraining(one, 1, LossRecipe.STANDARD))
        .hasMessageContainingAll("1 photos", "at least 2 photos");
  }

  private static Pretraining.Lesson lesson(String losses, int epochs) {
    return new Pretraining(files, epochs, LossRecipe.parse(losses)).read(Progress.silent());
  }

  private static final class LossKeeper implements Progress {
    private final List<Double> all = new ArrayList<>();

    @Override
    public void begin(String what, long total) {}

    @Override
    public void step(long by, String note) {
      if (note.startsWith("loss ")) {
        all.add(Double.parseDouble(note.substring(5, note.indexOf(','))));
      }
    }

    @Override
    public void end(String summary) {}
  }
}
