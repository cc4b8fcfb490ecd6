package dev.walkout.vision.train;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How often the nearest product is the right one, and how probable distances make it. */
final class Recall {

  private static final int LOOK_ALIKES = 6;

  private static final double[] TEMPERATURES = {
    0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15, 0.2
  };

  private final List<Validation.Item> items;
  private final List<Validation.Vectors> vectors;
  private final Map<String, double[]> all = new TreeMap<>();
  private final Map<Integer, Map<String, double[]>> byFolder = new TreeMap<>();
  private final double[] surprise = new double[TEMPERATURES.length];

  Recall(List<Validation.Item> items, List<Validation.Vectors> vectors) {
    this.items = items;
    this.vectors = vectors;
  }

  /**
   * Asks every query.
   *
   * @param folders their names
   * @param shares of the folders in the score
   */
  Validation.Outcome outcome(List<String> folders, double[] shares) {
    for (int i = 0; i < items.size(); i++) {
      for (float[] query : vectors.get(i).queries()) {
        ask(query, i);
      }
    }
    Map<String, Double> metrics = new TreeMap<>();
    all.forEach((name, count) -> metrics.put(name, count[0] / count[1]));
    double score = 0;
    double weight = 0;
    for (var folder : byFolder.entrySet()) {
      for (var count : folder.getValue().entrySet()) {
        double rate = count.getValue()[0] / count.getValue()[1];
        if (folders.size() > 1) {
          metrics.put(folders.get(folder.getKey()) + "." + count.getKey(), rate);
        }
        if (count.getKey().equals("known.top1")
            || count.getKey().equals("unseen.inFullGallery.top1")) {
          score += shares[folder.getKey()] * rate;
          weight += shares[folder.getKey()];
        }
      }
    }
    return new Validation.Outcome(
        metrics, weight == 0 ? 0 : score / weight, bestTemperature(), lookAlikes());
  }

  /** How often a folder's unseen products are found in the full gallery; 1 when it has none. */
  double ofUnseen(int folder) {
    long asked = 0;
    long right = 0;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).folder() == folder && items.get(i).unseen()) {
        for (float[] query : vectors.get(i).queries()) {
          asked++;
          right += nearest(distances(query), j -> true) == i ? 1 : 0;
        }
      }
    }
    return asked == 0 ? 1 : (double) right / asked;
  }

  private double[] distances(float[] query) {
    double[] distances = new double[items.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = distance(query, vectors.get(i).centroid());
    }
    return distances;
  }

  private void ask(float[] query, int truth) {
    double[] distances = distances(query);
    Validation.Item item = items.get(truth);
    if (item.unseen()) {
      int peer =
          nearest(distances, i -> items.get(i).unseen() && items.get(i).folder() == item.folder());
      count(item, "unseen.top1", peer == truth);
      count(item, "unseen.inFullGallery.top1", nearest(distances, i -> true) == truth);
    } else {
      count(item, "known.top1", nearest(distances, i -> !items.get(i).unseen()) == truth);
      count(item, "known.top1.byAnchor", nearestAnchor(query) == truth);
    }
    surprise(distances, truth);
  }

  private static int nearest(double[] distances, IntPredicate candidate) {
    return IntStream.range(0, distances.length)
        .filter(candidate)
        .boxed()
        .min(Comparator.comparingDouble(i -> distances[i]))
        .orElse(-1);
  }

  /** The trained product with the photo that lies nearest. */
  private int nearestAnchor(float[] query) {
    int best = -1;
    float largest = -2;
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).unseen()) {
        for (float[] anchor : vectors.get(i).gallery()) {
          float cosine = dot(query, anchor);
          if (cosine > largest) {
            largest = cosine;
            best = i;
          }
        }
      }
    }
    return best;
  }

  private void count(Validation.Item item, String metric, boolean right) {
    Map<String, double[]> own = byFolder.computeIfAbsent(item.folder(), k -> new TreeMap<>());
    for (Map<String, double[]> counts : List.of(all, own)) {
      double[] count = counts.computeIfAbsent(metric, k -> new double[2]);
      count[0] += right ? 1 : 0;
      count[1]++;
    }
  }

  private void surprise(double[] distances, int truth) {
    for (int t = 0; t < TEMPERATURES.length; t++) {
      double sum = 0;
      for (double distance : distances) {
        sum += Math.exp((distances[truth] - distance) / TEMPERATURES[t]);
      }
      surprise[t] += Math.log(sum);
    }
  }

  private double bestTemperature() {
    int best = 0;
    for (int t = 1; t < TEMPERATURES.length; t++) {
      best = surprise[t] < surprise[best] ? t : best;
    }
    return TEMPERATURES[best];
  }

  /** Trained items come first, in the order of their index. */
  private Sampler.LookAlikes lookAlikes() {
    int trained = (int) items.stream().filter(item -> !item.unseen()).count();
    int[][] alike = new int[trained][];
    IntStream.range(0, trained).parallel().forEach(i -> alike[i] = mostAlike(i, trained));
    return new Sampler.LookAlikes(alike);
  }

  private int[] mostAlike(int product, int trained) {
    float[] own = vectors.get(product).centroid();
    double[] cosines =
        IntStream.range(0, trained).mapToDouble(j -> dot(own, vectors.get(j).centroid())).toArray();
    cosines[product] = -2;
    int[] alike = new int[Math.min(LOOK_ALIKES, trained - 1)];
    for (int rank = 0; rank < alike.length; rank++) {
      int best = 0;
      for (int j = 1; j < trained; j++) {
        best = cosines[j] > cosines[best] ? j : best;
      }
      alike[rank] = best;
      cosines[best] = -2;
    }
    return alike;
  }

  /** The unit mean of vectors. */
  static float[] mean(float[][] vectors) {
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    float length = (float) Math.sqrt(Math.max(1e-12f, dot(mean, mean)));
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= length;
    }
    return mean;
  }

  private static double distance(float[] a, float[] b) {
    return Math.sqrt(Math.max(0, 2 - 2 * dot(a, b)));
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
