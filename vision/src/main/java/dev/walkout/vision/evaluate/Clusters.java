package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Categories whose products look alike to a model, grouped from the nearest up.
 *
 * <p>Two groups are as far apart as their products are from the nearest product of the other one,
 * by centroids, on average. The nearest two groups become one, again and again (average linkage, P.
 * Sokal and C. Michener 1958), while they are no farther apart than a product and its nearest
 * sibling in the same category are on average: then they are as alike as products of one category.
 * Then the group with the fewest products joins its nearest one until each has {@value
 * #LEAST_PRODUCTS}, since fewer would teach a model little. Equal distances are settled by name, so
 * the same gallery gives the same groups.
 */
final class Clusters {

  private static final int LEAST_PRODUCTS = 8;

  private final List<Gallery.Product> products;
  private final double[][] distances;

  private Clusters(Gallery gallery) {
    this.products = gallery.products();
    List<float[]> centroids = products.stream().map(gallery::centroid).toList();
    this.distances = new double[products.size()][products.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = UnitVectors.distance(UnitVectors.dot(centroids.get(i), centroids.get(j)));
        distances[j][i] = distances[i][j];
      }
    }
  }

  /** The groups, each the sorted names of its categories; by name. */
  static List<List<String>> of(Gallery gallery) {
    return new Clusters(gallery).group();
  }

  private List<List<String>> group() {
    Map<String, List<Integer>> byCategory = new TreeMap<>();
    products.forEach(
        one -> byCategory.computeIfAbsent(one.category(), c -> new ArrayList<>()).add(one.index()));
    List<List<Integer>> groups = new ArrayList<>(byCategory.values());
    double alike = siblings(byCategory.values());
    for (int[] pair = nearest(groups); pair.length > 0; pair = nearest(groups)) {
      if (between(groups.get(pair[0]), groups.get(pair[1])) > alike) {
        break;
      }
      merge(groups, pair[0], pair[1]);
    }
    Comparator<List<Integer>> bySize = Comparator.comparingInt(List::size);
    while (groups.size() > 1 && Collections.min(groups, bySize).size() < LEAST_PRODUCTS) {
      int small = groups.indexOf(Collections.min(groups, bySize));
      merge(groups, nearest(groups, small), small);
    }
    return groups.stream().map(this::names).sorted(Comparator.comparing(n -> n.get(0))).toList();
  }

  /** Mean distance of a product to its nearest sibling; 0 where no category has two products. */
  private double siblings(Collection<List<Integer>> categories) {
    return categories.stream()
        .filter(category -> category.size() > 1)
        .flatMap(category -> category.stream().map(one -> nearest(one, category)))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  private double nearest(int product, List<Integer> others) {
    return others.stream()
        .filter(other -> other != product)
        .mapToDouble(other -> distances[product][other])
        .min()
        .orElse(2);
  }

  private double between(List<Integer> a, List<Integer> b) {
    double sum = 0;
    for (int one : a) {
      sum += nearest(one, b);
    }
    for (int one : b) {
      sum += nearest(one, a);
    }
    return sum / (a.size() + b.size());
  }

  /** The two nearest groups; none if there is but one. */
  private int[] nearest(List<List<Integer>> groups) {
    int[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        double distance = between(groups.get(i), groups.get(j));
        if (distance < least) {
          least = distance;
          best = new int[] {i, j};
        }
      }
    }
    return best;
  }

  /** The group nearest to one of at least two. */
  private int nearest(List<List<Integer>> groups, int one) {
    return IntStream.range(0, groups.size())
        .filter(other -> other != one)
        .boxed()
        .min(Comparator.comparingDouble(other -> between(groups.get(one), groups.get(other))))
        .orElseThrow();
  }

  private static void merge(List<List<Integer>> groups, int one, int other) {
    List<Integer> both = new ArrayList<>(groups.get(one));
    both.addAll(groups.get(other));
    groups.set(one, both);
    groups.remove(other);
  }

  private List<String> names(List<Integer> group) {
    TreeSet<String> names = new TreeSet<>();
    group.forEach(product -> names.add(products.get(product).category()));
    return List.copyOf(names);
  }
}
