package dev.walkout.vision.train;

import dev.walkout.vision.evaluate.CalibrationSample;
import dev.walkout.vision.evaluate.Labelled;
import dev.walkout.vision.picture.LabelledPhoto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How well a network tells products apart on photos it was not trained on. Trained photos are the
 * gallery of known products; of each unseen product some photos are enrolled, the others are asked.
 */
final class Validation {

  /** Photos enrolled of an unseen product. */
  static final int SHOTS = 5;

  /** More photos of one product, or of one folder, change little and take time. */
  private static final int GALLERY_OF_PRODUCT = 40;

  /** A burst has up to eight crops; thresholds should hold for shorter ones. */
  private static final int CROPS_OF_BURST = 3;

  private static final int GALLERY_OF_FOLDER = 4800;

  /** Enough for a metric that is read twenty times in a training. */
  static final int SOME_QUERIES = 600;

  /** Enough for thresholds that allow one mistake in two hundred. */
  static final int MANY_QUERIES = 6000;

  /** Below this rate products of a folder are not what a network can tell apart. */
  private static final double LEAST_RECALL = 0.5;

  /**
   * A product's photos for validation.
   *
   * @param folder index of its folder
   * @param unseen whether it was never trained on
   */
  record Item(int folder, boolean unseen, List<Photo> gallery, List<Photo> queries) {}

  /** An item's photos as vectors. */
  record Vectors(float[] centroid, float[][] gallery, float[][] queries) {}

  /**
   * What a validation found.
   *
   * @param metrics by name
   * @param score that training keeps the best of: mean of known and unseen, folders by share
   * @param temperature T at which softmax(-distance / T) fits best
   * @param lookAlikes of the trained products, by their centroids
   */
  record Outcome(
      Map<String, Double> metrics,
      double score,
      double temperature,
      Sampler.LookAlikes lookAlikes) {

    String summary() {
      return String.format(
          Locale.ROOT,
          "known %.1f %%, unseen %.1f %%",
          100 * metrics.getOrDefault("known.top1", Double.NaN),
          100 * metrics.getOrDefault("unseen.inFullGallery.top1", Double.NaN));
    }
  }

  private final TrainingPhotos photos;
  private final int queriesOfFolder;
  private final List<Item> items = new ArrayList<>();

  /**
   * @param queriesOfFolder about how many photos of a folder are asked, known and unseen each
   */
  Validation(TrainingPhotos photos, int queriesOfFolder) {
    this.photos = photos;
    this.queriesOfFolder = queriesOfFolder;
    for (int f = 0; f < photos.splits().size(); f++) {
      addKnown(f, photos.splits().get(f));
    }
    for (int f = 0; f < photos.splits().size(); f++) {
      addUnseen(f, photos.splits().get(f));
    }
  }

  /** Every trained product, in the order of its index, so that all of them can be confused. */
  private void addKnown(int folder, Split split) {
    int products = split.train().size();
    int enrolled = Math.max(1, Math.min(GALLERY_OF_PRODUCT, GALLERY_OF_FOLDER / products));
    int asked = Math.max(1, queriesOfFolder / products);
    int every = 1 + products / queriesOfFolder;
    int number = 0;
    for (var product : split.train().entrySet()) {
      boolean asks = number++ % every == 0;
      List<LabelledPhoto> queries =
          asks ? split.known().getOrDefault(product.getKey(), List.of()) : List.of();
      items.add(
          new Item(
              folder,
              false,
              photos.of(enrolled(folder, product.getValue(), enrolled)),
              photos.of(spread(queries, asked))));
    }
  }

  private void addUnseen(int folder, Split split) {
    for (List<LabelledPhoto> product : split.unseen().values()) {
      if (product.size() > SHOTS) {
        List<LabelledPhoto> shots = enrolled(folder, product, SHOTS);
        List<LabelledPhoto> rest = new ArrayList<>(product);
        rest.removeAll(shots);
        int asked = Math.max(1, queriesOfFolder / split.unseen().size());
        items.add(new Item(folder, true, photos.of(shots), photos.of(spread(rest, asked))));
      }
    }
  }

  /** The photos that enrol a product: those of the catalogue, if photos say which they are. */
  private List<LabelledPhoto> enrolled(int folder, List<LabelledPhoto> product, int count) {
    List<LabelledPhoto> catalogue =
        product.stream().filter(p -> p.kind() == LabelledPhoto.Kind.CATALOGUE).toList();
    if (!catalogue.isEmpty()) {
      return spread(catalogue, count);
    }
    return photos.isOfCrops(folder)
        ? product.subList(0, Math.min(count, product.size()))
        : spread(product, count);
  }

  /** {@code count} of the photos, evenly spaced. */
  static <P> List<P> spread(List<P> photos, int count) {
    if (photos.size() <= count) {
      return photos;
    }
    List<P> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(photos.get((int) ((i + 0.5) * photos.size() / count)));
    }
    return chosen;
  }

  Outcome of(FrozenNetwork network) {
    List<String> folders = photos.splits().stream().map(Split::name).toList();
    return new Recall(items, vectors(network)).outcome(folders, photos.shares());
  }

  /** Embeds all photos in full batches. */
  private List<Vectors> vectors(FrozenNetwork network) {
    List<Photo> all = new ArrayList<>();
    for (Item item : items) {
      all.addAll(item.gallery());
      all.addAll(item.queries());
    }
    float[][] embedded = network.embed(all);
    List<Vectors> vectors = new ArrayList<>();
    int from = 0;
    for (Item item : items) {
      int middle = from + item.gallery().size();
      int to = middle + item.queries().size();
      float[][] gallery = Arrays.copyOfRange(embedded, from, middle);
      float[][] queries = Arrays.copyOfRange(embedded, middle, to);
      vectors.add(new Vectors(Recall.mean(gallery), gallery, queries));
      from = to;
    }
    return vectors;
  }

  /**
   * The same for calibration: per folder, products that were trained on and others. Thresholds are
   * for what cameras see, so photos that are no crops are asked as crops of them would look.
   * Folders whose products are not told apart are left out: no threshold makes them safe, and they
   * would spoil those of the others.
   */
  List<CalibrationSample> samples(FrozenNetwork network) {
    List<Vectors> plain = vectors(network);
    Recall recall = new Recall(items, plain);
    List<Vectors> vectors = asCrops(plain, network);
    List<CalibrationSample> samples = new ArrayList<>();
    for (int f = 0; f < photos.splits().size(); f++) {
      if (recall.ofUnseen(f) >= LEAST_RECALL) {
        sample(f, true, vectors).ifPresent(samples::add);
        // A trained product has too few crops held out to make bursts of them.
        if (!photos.isOfCrops(f)) {
          sample(f, false, vectors).ifPresent(samples::add);
        }
      }
    }
    return samples;
  }

  private List<Vectors> asCrops(List<Vectors> plain, FrozenNetwork network) {
    List<Vectors> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Vectors its = plain.get(i);
      all.add(
          photos.isOfCrops(item.folder())
              ? its
              : new Vectors(
                  its.centroid(),
                  its.gallery(),
                  network.embedVaried(item.queries(), AugmentationSettings.crops())));
    }
    return all;
  }

  private Optional<CalibrationSample> sample(int folder, boolean unseen, List<Vectors> vectors) {
    List<Labelled> gallery = new ArrayList<>();
    List<Labelled> queries = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.folder() == folder && item.unseen() == unseen) {
        label(item.gallery(), vectors.get(i).gallery(), gallery);
        label(item.queries(), vectors.get(i).queries(), queries);
      }
    }
    if (queries.isEmpty()) {
      return Optional.empty();
    }
    String name = photos.splits().get(folder).name();
    return Optional.of(
        new CalibrationSample(name, gallery, queries, !unseen)
            .inBursts(photos.isOfCrops(folder) ? CROPS_OF_BURST : 1));
  }

  private static void label(List<Photo> photos, float[][] vectors, List<Labelled> to) {
    for (int i = 0; i < vectors.length; i++) {
      LabelledPhoto label = photos.get(i).label();
      to.add(new Labelled(label.product(), label.category(), label.file().toString(), vectors[i]));
    }
  }
}
