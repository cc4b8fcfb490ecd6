package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses what a batch shows: some products, some photos of each. The same number always gives the
 * same choice, whichever thread asks.
 */
final class Sampler {

  /**
   * A product to train on.
   *
   * @param index among all products
   * @param category index among all categories
   */
  record Product(int index, int category, List<Photo> photos) {}

  /**
   * A folder's products.
   *
   * @param share of the products of a batch, of a sum of 1
   */
  record Pool(double share, List<Product> products) {}

  /** The photos of one batch and what they show. */
  record Choice(List<Photo> photos, int[] products, int[] categories) {}

  private final List<Pool> pools;
  private final TrainRequest.Batches batches;

  Sampler(List<Pool> pools, TrainRequest.Batches batches) {
    this.pools = List.copyOf(pools);
    this.batches = batches;
  }

  Choice choose(SplittableRandom random) {
    int size = batches.products() * batches.photos();
    List<Photo> photos = new ArrayList<>(size);
    int[] products = new int[size];
    int[] categories = new int[size];
    for (Product product : products(random)) {
      for (int k : distinct(batches.photos(), product.photos().size(), random)) {
        products[photos.size()] = product.index();
        categories[photos.size()] = product.category();
        photos.add(product.photos().get(k));
      }
    }
    return new Choice(photos, products, categories);
  }

  private List<Product> products(SplittableRandom random) {
    List<Product> chosen = new ArrayList<>();
    // Whole numbers of products that keep the shares on average.
    double due = random.nextDouble();
    for (Pool pool : pools) {
      due += pool.share() * batches.products();
      int count = Math.min((int) due - chosen.size(), batches.products() - chosen.size());
      chosen.addAll(products(pool, count, random));
    }
    while (chosen.size() < batches.products()) {
      chosen.addAll(products(pools.get(random.nextInt(pools.size())), 1, random));
    }
    return chosen;
  }

  private List<Product> products(Pool pool, int count, SplittableRandom random) {
    List<Product> from = pool.products();
    if (random.nextDouble() < batches.lookAlikes()) {
      int category = from.get(random.nextInt(from.size())).category();
      List<Product> alike = from.stream().filter(p -> p.category() == category).toList();
      from = alike.size() >= count ? alike : from;
    }
    List<Product> chosen = new ArrayList<>(count);
    for (int i : distinct(count, from.size(), random)) {
      chosen.add(from.get(i));
    }
    return chosen;
  }

  /** {@code count} numbers below {@code bound}, repeating only when there are too few. */
  private static int[] distinct(int count, int bound, SplittableRandom random) {
    int[] all = new int[bound];
    Arrays.setAll(all, i -> i);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      int at = i % bound;
      int other = random.nextInt(at, bound);
      int picked = all[other];
      all[other] = all[at];
      all[at] = picked;
      chosen[i] = picked;
    }
    return chosen;
  }
}
