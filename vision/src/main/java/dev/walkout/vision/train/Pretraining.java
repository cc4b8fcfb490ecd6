package dev.walkout.vision.train;

import dev.walkout.schemas.Ids;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.learn.Checkpoint;
import dev.walkout.vision.learn.Course;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a network learns before it learns products, from pictures without labels: to paint them
 * again, or with a loss over pairs to know two views of one picture (Chen et al., "A Simple
 * Framework for Contrastive Learning of Visual Representations", ICML 2020), each picture being a
 * product of its own. Its layers start the training, but for the linear map.
 *
 * @param photos any JPEG files, none of which may evaluate a model later
 * @param epochs how often each is seen, on average
 * @param losses that are made small
 */
public record Pretraining(List<Path> photos, int epochs, LossRecipe losses) {

  private static final String NAME = "pretraining";

  public Pretraining {
    photos = List.copyOf(photos);
    if (photos.size() < 2 || epochs < 1) {
      throw new IllegalArgumentException(
          "pretraining on "
              + photos.size()
              + " photos, "
              + epochs
              + " epochs: give at least 2 photos and 1 epoch");
    }
  }

  /** The photos in memory, and what they teach. */
  static final class Lesson {
    private final Pretraining plan;
    private final List<Photo> photos;

    private Lesson(Pretraining plan, List<Photo> photos) {
      this.plan = plan;
      this.photos = photos;
    }

    /** Hashes of the photos, as those that are trained on. */
    TreeSet<String> hashes() {
      TreeSet<String> hashes = new TreeSet<>();
      photos.forEach(photo -> hashes.add(photo.hash()));
      return hashes;
    }

    /** The photos for the model card. */
    ModelCard.TrainingData data() {
      String all = String.join("\n", hashes());
      return new ModelCard.TrainingData(
          NAME, 0, photos.size(), Ids.hash(all.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Learns from them.
     *
     * @param training that follows: its network, its seed, its batches
     * @return averaged weights, those of heads included
     */
    Weights learn(TrainRequest.Plan training, Progress progress) throws InterruptedException {
      TrainRequest.Plan plan = this.plan.adapted(training);
      TrainingGraph.Goal goal = new TrainingGraph.Goal(plan.loss(), photos.size(), 1);
      Course course =
          new Course(plan.schedule(photos.size()), plan.batches().rules(), Checkpoint.Mark.START);
      progress.begin(NAME, Course.PARTS);
      try (TrainingGraph graph =
              new TrainingGraph(
                  plan.network(), goal, plan.seed(), Sessions.training(plan.batches().threads()));
          Feeder feeder = new Feeder(sampler(plan), plan, 0)) {
        while (!course.isOver()) {
          course.learn(feeder.teaching(graph), progress);
          course.isValidationDue();
        }
        progress.end(course.summary());
        return graph.averages();
      }
    }

    private Sampler sampler(TrainRequest.Plan plan) {
      List<Sampler.Product> each = new ArrayList<>();
      for (Photo photo : photos) {
        each.add(new Sampler.Product(each.size(), 0, List.of(photo)));
      }
      Views views = Views.all(AugmentationSettings.shop());
      return new Sampler(List.of(new Sampler.Pool(1, views, each)), plan.batches());
    }
  }

  /** Reads the photos. */
  Lesson read(Progress progress) {
    List<Photo> read = new ArrayList<>();
    progress.begin("reading photos", photos.size());
    photos.parallelStream()
        .map(file -> Photo.read(new LabelledPhoto(file.toString(), NAME, file), false))
        .forEachOrdered(
            photo -> {
              read.add(photo);
              progress.step(1, "");
            });
    progress.end(read.size() + " photos");
    return new Lesson(this, read);
  }

  /** As many pictures a batch as in the training, two views of each. */
  private TrainRequest.Plan adapted(TrainRequest.Plan training) {
    TrainRequest.Batches batches = training.batches();
    int pictures = Math.max(2, Math.min(photos.size(), batches.products() * batches.photos() / 2));
    return training
        .withMinutes(0)
        .withEpochs(epochs)
        .withLoss(losses)
        .withBatches(batches.of(pictures, 2));
  }

  @Override
  public String toString() {
    return losses + " on " + photos.size() + " photos, " + epochs + " epochs";
  }
}
