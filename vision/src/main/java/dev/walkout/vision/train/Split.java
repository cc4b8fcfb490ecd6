package dev.walkout.vision.train;

import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.SeriesSplit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The photos of one folder, divided: what is trained on, what tests products that were trained on,
 * and products that were never trained on.
 *
 * @param name of the folder
 * @param share of every batch, as asked for
 * @param train by product; at least one photo each
 * @param known other photos of these products; may lack some of them
 * @param unseen by product, of products that {@code train} does not hold
 */
record Split(
    String name,
    double share,
    Map<String, List<LabelledPhoto>> train,
    Map<String, List<LabelledPhoto>> known,
    Map<String, List<LabelledPhoto>> unseen) {

  static Split of(TrainRequest.Source source, long seed) {
    Map<String, List<LabelledPhoto>> train = byProduct(source.photos());
    Map<String, List<LabelledPhoto>> unseen = byProduct(source.unseen());
    for (String product : withheld(source, train.keySet(), seed)) {
      unseen.put(product, train.remove(product));
    }
    if (train.isEmpty()) {
      throw new IllegalArgumentException(
          "withheld products of " + source.name() + " leave none to train on: withhold fewer");
    }
    Map<String, List<LabelledPhoto>> known = new TreeMap<>();
    for (var product : train.entrySet()) {
      List<LabelledPhoto> photos = product.getValue();
      int kept = photos.size() - SeriesSplit.queriesAmong(photos.size());
      if (kept < photos.size()) {
        known.put(product.getKey(), List.copyOf(photos.subList(kept, photos.size())));
        product.setValue(List.copyOf(photos.subList(0, kept)));
      }
    }
    return new Split(source.name(), source.share(), train, known, unseen);
  }

  private static Map<String, List<LabelledPhoto>> byProduct(List<LabelledPhoto> photos) {
    Map<String, List<LabelledPhoto>> products = new TreeMap<>();
    photos.stream()
        .sorted(Comparator.comparing(LabelledPhoto::file))
        .forEach(p -> products.computeIfAbsent(p.product(), k -> new ArrayList<>()).add(p));
    return products;
  }

  private static Set<String> withheld(TrainRequest.Source source, Set<String> products, long seed) {
    Set<String> chosen = new TreeSet<>(source.withheld().products());
    List<String> strangers = chosen.stream().filter(p -> !products.contains(p)).toList();
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException(
          "withheld products " + strangers + " are not in " + source.name() + ": check the ids");
    }
    List<String> order = new ArrayList<>(products);
    Collections.shuffle(order, new Random(seed ^ source.name().hashCode()));
    // One product alone cannot be mistaken for another.
    long drawn = Math.round(products.size() * source.withheld().share());
    order.stream().limit(drawn < 2 ? 0 : drawn).forEach(chosen::add);
    return chosen;
  }

  int trainPhotos() {
    return train.values().stream().mapToInt(List::size).sum();
  }
}
