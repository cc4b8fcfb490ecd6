package dev.walkout.vision.train;

import dev.walkout.vision.learn.Course;
import dev.walkout.vision.learn.Schedule;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.PhotoSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to train on, how long, and where the model goes.
 *
 * @param name of the model
 * @param sources photo folders
 * @param out model directory; made when absent, checkpoints lie in it while training runs
 * @param plan how to train
 * @param given what it has beside photos
 */
public record TrainRequest(String name, List<Source> sources, Path out, Plan plan, Given given) {

  public TrainRequest {
    if (plan.loss().has(LossKind.RELATIONAL) == given.teachers().isEmpty()) {
      throw new IllegalArgumentException(
          "the loss is "
              + plan.loss()
              + " with "
              + given.teachers().size()
              + " teachers: give --teacher and a loss with relational, or neither");
    }
  }

  /** A training from nothing. */
  public TrainRequest(String name, List<Source> sources, Path out, Plan plan) {
    this(name, sources, out, plan, Given.NOTHING);
  }

  /**
   * A folder of photos.
   *
   * @param name of the folder, for the model card
   * @param photos in it
   * @param share of every batch; 0 means in proportion to the root of the number of photos
   * @param withheld products to validate on and never train on; empty draws a tenth by the seed
   * @param unseen photos of further products, to validate on and never train on
   * @param crops whether it holds shop crops as the simulation writes them: each product's first
   *     photos are catalogue pictures, which enrol it, the others are crops that come in bursts
   * @param views how its photos are varied
   */
  public record Source(
      String name,
      List<LabelledPhoto> photos,
      double share,
      Withheld withheld,
      List<LabelledPhoto> unseen,
      boolean crops,
      Views views) {

    public Source {
      photos = List.copyOf(photos);
      unseen = List.copyOf(unseen);
      if (photos.isEmpty()) {
        throw new IllegalArgumentException(
            "photos of " + name + " are empty: give a folder of category__product/*.jpg");
      }
      Stream.concat(photos.stream(), unseen.stream())
          .filter(photo -> photo.use() == LabelledPhoto.Use.EVALUATE)
          .findFirst()
          .ifPresent(
              photo -> {
                throw new IllegalArgumentException(
                    "photos of "
                        + name
                        + " hold "
                        + photo.file()
                        + ", which is for evaluation: leave it out of the training");
              });
      if (!(share >= 0)) {
        throw new IllegalArgumentException(
            "share of " + name + " is " + share + ": use 0 (automatic) or more");
      }
    }

    /** The photos of a set that may be trained on, a tenth of the products withheld. */
    public static Source of(String name, PhotoSet set) {
      return of(name, forTraining(set));
    }

    /** The photos of a set that are not for evaluation. */
    public static List<LabelledPhoto> forTraining(PhotoSet set) {
      return set.photos().stream().filter(p -> p.use() == LabelledPhoto.Use.TRAIN).toList();
    }

    /** A folder with its automatic share, a tenth of the products withheld. */
    public static Source of(String name, List<LabelledPhoto> photos) {
      return new Source(
          name,
          photos,
          0,
          Withheld.TENTH,
          List.of(),
          false,
          Views.all(AugmentationSettings.shop()));
    }

    public Source withShare(double share) {
      return new Source(name, photos, share, withheld, unseen, crops, views);
    }

    /** Validates on these products instead of withholding some of the folder's own. */
    public Source withUnseen(List<LabelledPhoto> unseen) {
      return new Source(name, photos, share, Withheld.NONE, unseen, crops, views);
    }

    /** The same photos as shop crops, varied less. */
    public Source asCrops() {
      Views views = Views.all(AugmentationSettings.crops());
      return new Source(name, photos, share, withheld, unseen, true, views);
    }

    public Source withViews(Views views) {
      return new Source(name, photos, share, withheld, unseen, crops, views);
    }
  }

  /**
   * Which products are validated on and never trained on.
   *
   * @param share of the products, drawn by the seed; 0 to 0.5
   * @param products ids that are withheld in any case
   */
  public record Withheld(double share, Set<String> products) {

    public static final Withheld TENTH = new Withheld(0.1, Set.of());
    public static final Withheld NONE = new Withheld(0, Set.of());

    public Withheld {
      products = Set.copyOf(products);
      if (!(share >= 0 && share <= 0.5)) {
        throw new IllegalArgumentException(
            "share of withheld products is " + share + ": use 0 to 0.5");
      }
    }
  }

  /**
   * How to train.
   *
   * @param seed of weights, batches, views and withheld products
   * @param epochs how often each photo is seen, on average
   * @param minutes after which training has ended, its schedule shortened; 0 means no limit
   * @param loss what is made small
   * @param network its shape
   * @param batches how they are put together and learnt from
   */
  public record Plan(
      long seed,
      int epochs,
      double minutes,
      LossRecipe loss,
      NetworkShape network,
      Batches batches) {

    public Plan {
      if (epochs < 1) {
        throw new IllegalArgumentException("epochs is " + epochs + ": use 1 or more");
      }
      if (!(minutes >= 0)) {
        throw new IllegalArgumentException("minutes is " + minutes + ": use 0 (no limit) or more");
      }
    }

    /** What TRAINING experiments found best: 100 epochs of the medium network. */
    public static Plan standard(long seed) {
      return new Plan(seed, 100, 0, LossRecipe.STANDARD, NetworkShape.medium(), Batches.standard());
    }

    /** How the learning rate goes over so many photos. */
    Schedule schedule(long photos) {
      int batch = batches.products() * batches.photos();
      return Schedule.of(Math.max(1, epochs * photos / batch), minutes, batches.learningRate());
    }

    public Plan withMinutes(double minutes) {
      return new Plan(seed, epochs, minutes, loss, network, batches);
    }

    public Plan withEpochs(int epochs) {
      return new Plan(seed, epochs, minutes, loss, network, batches);
    }

    public Plan withBatches(Batches batches) {
      return new Plan(seed, epochs, minutes, loss, network, batches);
    }

    public Plan withNetwork(NetworkShape network) {
      return new Plan(seed, epochs, minutes, loss, network, batches);
    }

    public Plan withLoss(LossRecipe loss) {
      return new Plan(seed, epochs, minutes, loss, network, batches);
    }
  }

  /**
   * How batches are put together and learnt from.
   *
   * @param products in a batch
   * @param photos of each of them
   * @param learningRate at its highest
   * @param weightDecay of kernels and matrices, times the learning rate
   * @param mixing chance each that a batch is blended (mixup) or pasted together (cutmix)
   * @param lookAlikes chance that a folder's part of a batch is one product and the products that
   *     the network, at the last validation, thought most like it
   * @param curriculum share of the training over which views and batches go from easy to hard; 0
   *     begins with all that is planned
   * @param validations how often the model is validated
   * @param patience validations without a better one after which training stops
   * @param threads for computing; preparing batches takes one more
   */
  public record Batches(
      int products,
      int photos,
      double learningRate,
      double weightDecay,
      double mixing,
      double lookAlikes,
      double curriculum,
      int validations,
      int patience,
      int threads) {

    /** Where a curriculum begins. */
    private static final double EASIEST = 0.2;

    public Batches {
      if (products < 2 || photos < 2) {
        throw new IllegalArgumentException(
            "batches of " + products + " products x " + photos + " photos: use 2 or more of both");
      }
      if (!(learningRate > 0) || !(curriculum >= 0 && curriculum <= 1)) {
        throw new IllegalArgumentException(
            "learningRate and curriculum are "
                + List.of(learningRate, curriculum)
                + ": use a rate over 0 and a share of 0 to 1");
      }
      if (validations < 1 || patience < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "validations, patience and threads are "
                + List.of(validations, patience, threads)
                + ": use 1 or more");
      }
    }

    /** How much of what is planned is done to batches, 0 to 1, after a share of the training. */
    double strength(double progress) {
      return progress >= curriculum ? 1 : EASIEST + (1 - EASIEST) * progress / curriculum;
    }

    /** What stays the same in all steps. */
    Course.Rules rules() {
      return new Course.Rules(products * photos, weightDecay, validations, patience);
    }

    /** Other numbers of products and photos. */
    Batches of(int products, int photos) {
      return with(products, photos, learningRate, curriculum);
    }

    public Batches withLearningRate(double learningRate) {
      return with(products, photos, learningRate, curriculum);
    }

    public Batches withCurriculum(double curriculum) {
      return with(products, photos, learningRate, curriculum);
    }

    private Batches with(int products, int photos, double learningRate, double curriculum) {
      return new Batches(
          products,
          photos,
          learningRate,
          weightDecay,
          mixing,
          lookAlikes,
          curriculum,
          validations,
          patience,
          threads);
    }

    public static Batches standard() {
      return new Batches(
          32, 4, 4e-3, 0.1, 0.12, 0.3, 0, 20, 8, Runtime.getRuntime().availableProcessors());
    }
  }
}
