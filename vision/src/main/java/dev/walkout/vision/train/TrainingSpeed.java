package dev.walkout.vision.train;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.AdamW;
import dev.walkout.vision.learn.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a network learns from photos, beside the same graph on batches that lie ready in memory:
 * what choosing, varying and mixing photos costs.
 */
public final class TrainingSpeed {

  /** Steps until TensorFlow has planned its work and the JVM compiled its own. */
  private static final int WARM_UP = 8;

  /** Batches that lie ready, shown in turn. */
  private static final int READY = 8;

  private final TrainRequest request;
  private final Duration each;
  private final Progress progress;

  /**
   * @param request what would be trained; nothing is written
   * @param each how long a side of a round is measured
   */
  public TrainingSpeed(TrainRequest request, Duration each, Progress progress) {
    this.request = request;
    this.each = each;
    this.progress = progress;
  }

  /**
   * Photos a second of both sides, one after the other.
   *
   * @param fed with batches as in training
   * @param ready with batches in memory
   */
  public record Round(double fed, double ready) {}

  /** Measures both sides so many times. */
  public List<Round> measure(int rounds) throws InterruptedException {
    Natives.load(request.plan().batches().threads());
    TrainingPhotos photos = TrainingPhotos.read(request, progress);
    TrainRequest.Plan plan = request.plan();
    TrainingGraph.Goal goal =
        new TrainingGraph.Goal(plan.loss(), photos.products(), photos.categories());
    Sampler sampler = new Sampler(photos.pools(), plan.batches());
    List<Round> found = new ArrayList<>();
    progress.begin("measuring", 2L * rounds);
    try (TrainingGraph graph =
            new TrainingGraph(
                plan.network(), goal, plan.seed(), Sessions.training(plan.batches().threads()));
        Feeder feeder = new Feeder(sampler, plan, 0)) {
      List<Batch> ready = new ArrayList<>();
      for (int i = 0; i < READY; i++) {
        ready.add(feeder.take());
      }
      for (int i = 0; i < WARM_UP; i++) {
        graph.step(feeder.take(), step(i));
      }
      for (int round = 0; round < rounds; round++) {
        double fed = photosPerSecond(graph, n -> feeder.take());
        progress.step(1, "");
        double inMemory = photosPerSecond(graph, n -> ready.get(n % READY));
        progress.step(1, "");
        found.add(new Round(fed, inMemory));
      }
    }
    progress.end(rounds + " rounds");
    return found;
  }

  private interface Source {
    Batch batch(int number) throws InterruptedException;
  }

  private double photosPerSecond(TrainingGraph graph, Source source) throws InterruptedException {
    // What the feeder made ahead while the other side ran would flatter: use it up first.
    for (int i = 0; i < WARM_UP; i++) {
      graph.step(source.batch(i), step(i));
    }
    long start = System.nanoTime();
    int steps = 0;
    while (System.nanoTime() - start < each.toNanos()) {
      graph.step(source.batch(steps), step(steps));
      steps++;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    TrainRequest.Batches batches = request.plan().batches();
    return steps * batches.products() * batches.photos() / seconds;
  }

  /** Rates of zero cost as much as others and leave the numbers finite. */
  private static AdamW.Step step(int number) {
    return new AdamW.Step(number + 1L, 0, 0, 1);
  }
}
