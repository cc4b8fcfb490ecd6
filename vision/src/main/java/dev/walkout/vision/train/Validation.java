package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How well a network tells products apart on photos it was not trained on. Trained photos are the
 * gallery of known products; of each unseen product some photos are enrolled, the others are asked.
 */
final class Validation {

  /** Photos enrolled of an unseen product. */
  static final int SHOTS = 5;

  /** More gallery photos of one product, or of one folder, change little and take time. */
  private static final int GALLERY_PHOTOS = 40;

  private static final int GALLERY_PHOTOS_OF_FOLDER = 2400;
  private static final int QUERIES_OF_FOLDER = 600;

  private static final int LOOK_ALIKES = 6;

  private static final double[] TEMPERATURES = {
    0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15, 0.2
  };

  /** A product's photos for validation. */
  private record Item(int folder, boolean unseen, List<Photo> gallery, List<Photo> queries) {}

  /**
   * @param metrics by name
   * @param score that training keeps the best of: mean of known and unseen, folders by share
   * @param temperature of cosines at which probabilities fit best
   * @param lookAlikes of the trained products, by their centroids
   */
  record Outcome(
      Map<String, Double> metrics,
      double score,
      double temperature,
      Sampler.LookAlikes lookAlikes) {

    String summary() {
      return String.format(
          java.util.Locale.ROOT,
          "known %.1f %%, unseen %.1f %%",
          100 * metrics.getOrDefault("known.top1", Double.NaN),
          100 * metrics.getOrDefault("unseen.inFullGallery.top1", Double.NaN));
    }
  }

  private final List<String> folders;
  private final double[] shares;
  private final List<Item> items = new ArrayList<>();

  Validation(PhotoSet photos) {
    this.folders = photos.splits().stream().map(Split::name).toList();
    this.shares = photos.shares();
    for (int f = 0; f < folders.size(); f++) {
      Split split = photos.splits().get(f);
      int enrolled = Math.max(1, GALLERY_PHOTOS_OF_FOLDER / split.train().size());
      int asked = Math.max(1, QUERIES_OF_FOLDER / split.train().size());
      int skipped = split.train().size() / QUERIES_OF_FOLDER;
      int number = 0;
      for (var product : split.train().entrySet()) {
        List<LabelledPhoto> queries =
            number++ % (skipped + 1) == 0
                ? split.known().getOrDefault(product.getKey(), List.of())
                : List.of();
        items.add(
            new Item(
                f,
                false,
                photos.of(spread(product.getValue(), Math.min(GALLERY_PHOTOS, enrolled))),
                photos.of(spread(queries, asked))));
      }
      for (List<LabelledPhoto> product : split.unseen().values()) {
        if (product.size() > SHOTS) {
          List<LabelledPhoto> shots = spread(product, SHOTS);
          List<LabelledPhoto> rest = new ArrayList<>(product);
          rest.removeAll(shots);
          int most = Math.max(1, QUERIES_OF_FOLDER / split.unseen().size());
          items.add(new Item(f, true, photos.of(shots), photos.of(spread(rest, most))));
        }
      }
    }
  }

  /** {@code count} of the photos, evenly spaced. */
  private static List<LabelledPhoto> spread(List<LabelledPhoto> photos, int count) {
    if (photos.size() <= count) {
      return photos;
    }
    List<LabelledPhoto> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(photos.get((int) ((i + 0.5) * photos.size() / count)));
    }
    return chosen;
  }

  Outcome of(FrozenNetwork network) {
    List<float[][]> galleries = new ArrayList<>();
    float[][] centroids = new float[items.size()][];
    for (int i = 0; i < items.size(); i++) {
      galleries.add(network.embed(items.get(i).gallery()));
      centroids[i] = mean(galleries.get(i));
    }
    Tally tally = new Tally();
    for (int i = 0; i < items.size(); i++) {
      for (float[] query : network.embed(items.get(i).queries())) {
        ask(query, i, centroids, galleries, tally);
      }
    }
    return outcome(tally, lookAlikes(centroids));
  }

  /** Trained products come in the order of their index, as in {@link PhotoSet#pools}. */
  private Sampler.LookAlikes lookAlikes(float[][] centroids) {
    List<float[]> trained = new ArrayList<>();
    for (int i = 0; i < centroids.length; i++) {
      if (!items.get(i).unseen()) {
        trained.add(centroids[i]);
      }
    }
    int[][] alike = new int[trained.size()][];
    for (int i = 0; i < alike.length; i++) {
      float[] own = trained.get(i);
      double[] cosines = trained.stream().mapToDouble(other -> dot(own, other)).toArray();
      int self = i;
      alike[i] =
          IntStream.range(0, cosines.length)
              .filter(j -> j != self)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> -cosines[j]))
              .limit(LOOK_ALIKES)
              .mapToInt(j -> j)
              .toArray();
    }
    return new Sampler.LookAlikes(alike);
  }

  private void ask(
      float[] query, int truth, float[][] centroids, List<float[][]> galleries, Tally tally) {
    Item item = items.get(truth);
    String folder = folders.get(item.folder());
    double[] cosines = new double[centroids.length];
    int nearestKnown = -1;
    int nearestPeer = -1;
    int nearest = -1;
    int byAnchor = -1;
    double anchor = -2;
    for (int i = 0; i < centroids.length; i++) {
      cosines[i] = dot(query, centroids[i]);
      Item other = items.get(i);
      nearest = nearer(i, nearest, cosines);
      if (!other.unseen()) {
        nearestKnown = nearer(i, nearestKnown, cosines);
        double best = item.unseen() ? -2 : largest(query, galleries.get(i));
        byAnchor = best > anchor ? i : byAnchor;
        anchor = Math.max(anchor, best);
      } else if (other.folder() == item.folder()) {
        nearestPeer = nearer(i, nearestPeer, cosines);
      }
    }
    if (item.unseen()) {
      tally.add(folder, "unseen.top1", nearestPeer == truth);
      tally.add(folder, "unseen.inFullGallery.top1", nearest == truth);
    } else {
      tally.add(folder, "known.top1", nearestKnown == truth);
      tally.add(folder, "known.top1.byAnchor", byAnchor == truth);
    }
    tally.surprise(cosines, truth);
  }

  private static int nearer(int candidate, int best, double[] cosines) {
    return best < 0 || cosines[candidate] > cosines[best] ? candidate : best;
  }

  private Outcome outcome(Tally tally, Sampler.LookAlikes lookAlikes) {
    Map<String, Double> metrics = new TreeMap<>();
    double score = 0;
    double weight = 0;
    for (int f = 0; f < folders.size(); f++) {
      Map<String, double[]> counts = tally.byFolder.getOrDefault(folders.get(f), Map.of());
      for (var count : counts.entrySet()) {
        double rate = count.getValue()[0] / count.getValue()[1];
        if (folders.size() > 1) {
          metrics.put(folders.get(f) + "." + count.getKey(), rate);
        }
        if (count.getKey().equals("known.top1")
            || count.getKey().equals("unseen.inFullGallery.top1")) {
          score += shares[f] * rate;
          weight += shares[f];
        }
      }
    }
    tally.all.forEach((name, count) -> metrics.put(name, count[0] / count[1]));
    return new Outcome(
        metrics, weight == 0 ? 0 : score / weight, tally.bestTemperature(), lookAlikes);
  }

  /** Counts of right answers, and how surprising the truth was at each temperature. */
  private static final class Tally {
    private final Map<String, double[]> all = new TreeMap<>();
    private final Map<String, Map<String, double[]>> byFolder = new TreeMap<>();
    private final double[] surprise = new double[TEMPERATURES.length];

    void add(String folder, String metric, boolean right) {
      Map<String, double[]> own = byFolder.computeIfAbsent(folder, k -> new TreeMap<>());
      for (Map<String, double[]> counts : List.of(all, own)) {
        double[] count = counts.computeIfAbsent(metric, k -> new double[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
      }
    }

    void surprise(double[] cosines, int truth) {
      for (int t = 0; t < TEMPERATURES.length; t++) {
        double sum = 0;
        for (double cosine : cosines) {
          sum += Math.exp((cosine - cosines[truth]) / TEMPERATURES[t]);
        }
        surprise[t] += Math.log(sum);
      }
    }

    double bestTemperature() {
      int best = 0;
      for (int t = 1; t < TEMPERATURES.length; t++) {
        best = surprise[t] < surprise[best] ? t : best;
      }
      return TEMPERATURES[best];
    }
  }

  private static double largest(float[] query, float[][] gallery) {
    double largest = -2;
    for (float[] anchor : gallery) {
      largest = Math.max(largest, dot(query, anchor));
    }
    return largest;
  }

  private static float[] mean(float[][] vectors) {
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    float length = (float) Math.sqrt(Math.max(1e-12, dot(mean, mean)));
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= length;
    }
    return mean;
  }

  private static double dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
