package dev.walkout.vision.train;

import dev.walkout.vision.learn.Course;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prepares batches ahead of the training on threads of its own. Batch n depends on the seed, n, and
 * what was said of look-alikes and strength before it was asked for.
 */
final class Feeder implements AutoCloseable {

  private static final int AHEAD = 4;

  private final Sampler sampler;
  private final TrainRequest.Plan plan;
  private final ExecutorService threads;
  private final Deque<Future<Batch>> ready = new ArrayDeque<>();
  private final ThreadLocal<Augmentation> augmentations;
  private Sampler.LookAlikes lookAlikes = Sampler.LookAlikes.UNKNOWN;
  private double strength = 1;
  private long next;

  /**
   * @param first number of the first batch
   */
  Feeder(Sampler sampler, TrainRequest.Plan plan, long first) {
    this.sampler = sampler;
    this.plan = plan;
    this.next = first;
    this.augmentations =
        ThreadLocal.withInitial(
            () -> new Augmentation(plan.network().inputSize(), sampler.backgrounds()));
    this.threads =
        Executors.newFixedThreadPool(
            plan.batches().threads(),
            task -> {
              Thread thread = new Thread(task, "batch-feeder");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** From the next batch on, products that look alike come together. */
  void lookAlikes(Sampler.LookAlikes lookAlikes) {
    this.lookAlikes = lookAlikes;
  }

  /**
   * How hard the next batches are.
   *
   * @param strength 0 shows photos as they are and products by chance, 1 all that is planned
   */
  void strength(double strength) {
    this.strength = strength;
  }

  /** What is known when a batch is asked for, which may be long before it is made. */
  private record Known(Sampler.LookAlikes lookAlikes, double strength) {}

  /** A step of a graph on the next batch, as hard as it should be by then. */
  Course.Step teaching(TrainingGraph graph) {
    return (step, done) -> {
      strength(plan.batches().strength(done));
      return graph.step(take(), step);
    };
  }

  Batch take() throws InterruptedException {
    while (ready.size() < AHEAD) {
      long number = next++;
      Known known = new Known(lookAlikes, strength);
      ready.add(threads.submit(() -> batch(number, known)));
    }
    try {
      return ready.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be prepared", e.getCause());
    }
  }

  private Batch batch(long number, Known known) {
    SplittableRandom random = new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + number);
    Sampler.Choice choice = sampler.choose(known.lookAlikes(), known.strength(), random);
    int side = plan.network().inputSize();
    int bytes = 3 * side * side;
    byte[] pictures = new byte[choice.photos().size() * bytes];
    byte[] clean = plan.loss().needsCleanPictures() ? new byte[pictures.length] : pictures;
    Augmentation augmentation = augmentations.get();
    for (int i = 0; i < choice.photos().size(); i++) {
      augmentation.settings(choice.views().get(i).eased(known.strength()));
      if (clean == pictures) {
        augmentation.view(choice.photos().get(i), random, pictures, i * bytes);
      } else {
        var pair = new Augmentation.Pair(pictures, clean);
        augmentation.view(choice.photos().get(i), random, pair, i * bytes);
      }
    }
    double kind = random.nextDouble();
    double mixing = plan.loss().takesMixed() ? plan.batches().mixing() : 0;
    if (kind < 2 * mixing) {
      return Mixing.mixed(pictures, choice, new Mixing(side, kind < mixing), random);
    }
    return new Batch(
        pictures,
        clean,
        choice.products(),
        choice.products(),
        choice.categories(),
        choice.categories(),
        1);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
