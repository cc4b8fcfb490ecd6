package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A product that is taken for another.
 *
 * @param product that the photos show
 * @param takenFor the product that was nearest instead
 * @param times how many photos were mistaken so
 * @param queries how many photos of the product were asked
 * @param photo one that was mistaken
 * @param own the product's own enrolled photo that is nearest to it
 * @param other the other product's enrolled photo that is nearest to it
 */
public record Confusion(
    String product,
    String takenFor,
    int times,
    int queries,
    String photo,
    String own,
    String other) {

  /** The most frequent ones, {@code most} of them at most; equally frequent ones by name. */
  static List<Confusion> among(Judge.Asked asked, int most) {
    Map<String, Integer> queries = new TreeMap<>();
    Map<Pair, List<Burst>> mistaken = new TreeMap<>();
    for (int i = 0; i < asked.trials().size(); i++) {
      Trial trial = asked.trials().get(i).get(0);
      queries.merge(trial.shown(), 1, Integer::sum);
      if (!trial.searched().right()) {
        Pair pair = new Pair(trial.shown(), trial.nearest());
        mistaken.computeIfAbsent(pair, key -> new ArrayList<>()).add(asked.bursts().get(i));
      }
    }
    Comparator<Map.Entry<Pair, List<Burst>>> times =
        Comparator.comparingInt(entry -> entry.getValue().size());
    return mistaken.entrySet().stream()
        .sorted(times.reversed().thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(
            entry -> {
              Pair pair = entry.getKey();
              Burst first = entry.getValue().get(0);
              return new Confusion(
                  pair.product(),
                  pair.takenFor(),
                  entry.getValue().size(),
                  queries.get(pair.product()),
                  first.photo(),
                  nearest(pair.product(), first, asked.anchors()),
                  nearest(pair.takenFor(), first, asked.anchors()));
            })
        .toList();
  }

  private record Pair(String product, String takenFor) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return Comparator.comparing(Pair::product).thenComparing(Pair::takenFor).compare(this, other);
    }
  }

  private static String nearest(String sku, Burst query, List<Labelled> anchors) {
    float[] mean = query.mean();
    return anchors.stream()
        .filter(anchor -> anchor.sku().equals(sku))
        .max(Comparator.comparingDouble(anchor -> UnitVectors.dot(anchor.vector(), mean)))
        .map(Labelled::group)
        .orElseThrow();
  }
}
