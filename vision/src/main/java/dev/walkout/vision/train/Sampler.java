package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
   * @param views how its photos are varied
   */
  record Pool(double share, Views views, List<Product> products) {}

  /** The photos of one batch, how each is varied, and what they show. */
  record Choice(
      List<Photo> photos, List<AugmentationSettings> views, int[] products, int[] categories) {}

  /**
   * For each product, by index, the products most like it, most alike first; empty while nobody
   * knows.
   */
  record LookAlikes(int[][] byProduct) {
    static final LookAlikes UNKNOWN = new LookAlikes(new int[0][]);

    int[] of(int product) {
      return product < byProduct.length ? byProduct[product] : new int[0];
    }
  }

  private record Draw(Product product, Views views) {}

  /** How a folder's part of a batch is chosen. */
  private record Kin(LookAlikes lookAlikes, double chance) {}

  private static final int GROUP = 4;

  private final List<Pool> pools;
  private final TrainRequest.Batches batches;

  Sampler(List<Pool> pools, TrainRequest.Batches batches) {
    this.pools = List.copyOf(pools);
    this.batches = batches;
  }

  /** What stands behind products that are cut out: borders of the shop's photos. */
  Backgrounds backgrounds() {
    if (pools.stream().noneMatch(pool -> pool.views().changeBackgrounds())) {
      return Backgrounds.CLUTTER;
    }
    return new Backgrounds(
        pools.stream()
            .flatMap(pool -> pool.products().stream())
            .flatMap(product -> product.photos().stream())
            .filter(photo -> photo.cutout().isEmpty())
            .map(Photo::half)
            .toList());
  }

  /**
   * The photos of a batch.
   *
   * @param strength 0 to 1, how often products that look alike come together, as a share of the
   *     plan's chance
   */
  Choice choose(LookAlikes lookAlikes, double strength, SplittableRandom random) {
    Kin kin = new Kin(lookAlikes, strength * batches.lookAlikes());
    int size = batches.products() * batches.photos();
    List<Photo> photos = new ArrayList<>(size);
    List<AugmentationSettings> views = new ArrayList<>(size);
    int[] products = new int[size];
    int[] categories = new int[size];
    for (Draw draw : draws(kin, random)) {
      Product product = draw.product();
      for (int k : distinct(batches.photos(), product.photos().size(), random)) {
        products[photos.size()] = product.index();
        categories[photos.size()] = product.category();
        Photo photo = product.photos().get(k);
        photos.add(photo);
        views.add(draw.views().of(photo.label().category()));
      }
    }
    return new Choice(photos, views, products, categories);
  }

  private List<Draw> draws(Kin kin, SplittableRandom random) {
    List<Draw> chosen = new ArrayList<>();
    // Whole numbers of products that keep the shares on average.
    double due = random.nextDouble();
    for (Pool pool : pools) {
      due += pool.share() * batches.products();
      int count = Math.min((int) due, batches.products()) - chosen.size();
      for (Product product : products(pool, count, kin, random)) {
        chosen.add(new Draw(product, pool.views()));
      }
    }
    while (chosen.size() < batches.products()) {
      Pool pool = pools.get(random.nextInt(pools.size()));
      chosen.add(
          new Draw(pool.products().get(random.nextInt(pool.products().size())), pool.views()));
    }
    return chosen;
  }

  private List<Product> products(Pool pool, int count, Kin kin, SplittableRandom random) {
    List<Product> all = pool.products();
    Set<Product> chosen = new LinkedHashSet<>();
    if (random.nextDouble() < kin.chance()) {
      // Groups of four: enough to tell alike ones apart, and still several groups in a batch.
      while (chosen.size() + GROUP <= Math.min(count, all.size() / 2)) {
        Product first = all.get(random.nextInt(all.size()));
        chosen.add(first);
        int added = 1;
        for (int alike : kin.lookAlikes().of(first.index())) {
          int at = alike - all.get(0).index();
          if (added < GROUP && at >= 0 && at < all.size() && chosen.add(all.get(at))) {
            added++;
          }
        }
      }
    }
    for (int i : distinct(all.size(), all.size(), random)) {
      if (chosen.size() < count) {
        chosen.add(all.get(i));
      }
    }
    List<Product> list = new ArrayList<>(chosen);
    while (list.size() < count) {
      list.add(all.get(random.nextInt(all.size())));
    }
    return list;
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
