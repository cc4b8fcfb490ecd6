package dev.walkout.shop.bench.index;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Random operations on a catalogue, decided by a seed, and what the catalogue is after them. */
public final class CatalogueOperations {

  private static final int CATEGORIES = 5;
  private static final int MOST_ANCHORS = 4;

  private final Random random;
  private final int dimension;
  private final int mostProducts;
  private final Map<String, Gallery.Enrolled> products = new TreeMap<>();

  /**
   * What happens to a product.
   *
   * @param product as it is from then on; empty if it is removed
   */
  public record Operation(String sku, Optional<Gallery.Enrolled> product) {}

  /**
   * Operations on a catalogue that is empty at first.
   *
   * @param dimension of the anchors
   * @param mostProducts how many products there are at most
   */
  public CatalogueOperations(long seed, int dimension, int mostProducts) {
    this.random = new Random(seed);
    this.dimension = dimension;
    this.mostProducts = mostProducts;
  }

  /**
   * The next operation: a product is enrolled, gets other anchors, some more or fewer, another
   * category, the same again, or is removed, be it there or not.
   */
  public Operation next() {
    String sku = "sku-" + random.nextInt(mostProducts);
    Gallery.Enrolled before = products.get(sku);
    Optional<Gallery.Enrolled> after =
        switch (random.nextInt(8)) {
          case 0, 1 -> Optional.empty();
          case 2 -> before == null ? fresh(sku) : Optional.of(before);
          case 3 -> before == null ? fresh(sku) : Optional.of(elsewhere(before));
          case 4, 5 -> before == null ? fresh(sku) : Optional.of(partly(before));
          default -> fresh(sku);
        };
    after.ifPresentOrElse(product -> products.put(sku, product), () -> products.remove(sku));
    return new Operation(sku, after);
  }

  /** What the catalogue holds after the operations so far. */
  public Collection<Gallery.Enrolled> products() {
    return Collections.unmodifiableCollection(products.values());
  }

  private Optional<Gallery.Enrolled> fresh(String sku) {
    return Optional.of(new Gallery.Enrolled(sku, category(), anchors(List.of())));
  }

  private Gallery.Enrolled elsewhere(Gallery.Enrolled before) {
    return new Gallery.Enrolled(before.sku(), category(), before.anchors());
  }

  private Gallery.Enrolled partly(Gallery.Enrolled before) {
    int kept = random.nextInt(before.anchors().size() + 1);
    List<float[]> some = before.anchors().subList(0, kept);
    return new Gallery.Enrolled(before.sku(), before.category(), anchors(some));
  }

  private List<float[]> anchors(List<float[]> kept) {
    List<float[]> anchors = new ArrayList<>(kept);
    int wanted = 1 + random.nextInt(MOST_ANCHORS);
    while (anchors.size() < wanted) {
      double[] sum = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        sum[i] = random.nextGaussian();
      }
      anchors.add(UnitVectors.unit(sum));
    }
    return anchors;
  }

  private String category() {
    return "category " + random.nextInt(CATEGORIES);
  }
}
