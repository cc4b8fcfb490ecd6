package dev.walkout.sim.catalogue;

import dev.walkout.sim.catalogue.art.Family;
import dev.walkout.sim.catalogue.art.Kind;
import dev.walkout.sim.catalogue.art.Pack;
import dev.walkout.sim.sensor.StudioCamera;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Made-up products with drawn packages.
 *
 * <p>Products come in families of four look-alikes (same brand, layout and ground colours; another
 * colour band, flavour picture or size). The same seed and number of products give the same
 * catalogue, and exactly a quarter of the products, rounded up, is of families that no training set
 * may contain.
 */
public final class RenderedCatalogue implements Catalogue {
  /** Catalogue pictures of each product. */
  static final int ENROLMENT_PHOTOS = 6;

  private static final double LARGEST_YAW = Math.toRadians(14);

  private final long seed;
  private final Map<String, RenderedProduct> bySku = new LinkedHashMap<>();
  private final Map<String, Pack> packs = new ConcurrentHashMap<>();

  /**
   * @param seed decides which families are sold
   * @param products how many products, 1 to 1000
   */
  public RenderedCatalogue(long seed, int products) {
    this(seed, draw(seed, products));
  }

  RenderedCatalogue(long seed, List<RenderedProduct> products) {
    this.seed = seed;
    products.forEach(product -> bySku.put(product.sku(), product));
  }

  @Override
  public List<ShopProduct> products() {
    return bySku.values().stream().map(RenderedProduct::shopProduct).toList();
  }

  @Override
  public List<byte[]> enrolmentPhotos(String sku) {
    return photos(sku, ENROLMENT_PHOTOS);
  }

  /** Any number of catalogue pictures; the first ones do not depend on how many are asked for. */
  List<byte[]> photos(String sku, int count) {
    Pack pack = pack(sku);
    StudioCamera studio = new StudioCamera();
    List<byte[]> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + sku.hashCode() * 1009L + i);
      double yaw = i == 0 ? 0 : LARGEST_YAW * (2 * random.nextDouble() - 1);
      double light = i == 0 ? 0 : 0.6 * (2 * random.nextDouble() - 1);
      photos.add(studio.shoot(pack.pose(new Pack.Pose(yaw, light)), random));
    }
    return photos;
  }

  /** The package is turned a little, and lit anew, in every crop. */
  @Override
  public Item pick(String sku, RandomGenerator any) {
    Pack pack = pack(sku);
    return random -> {
      double yaw = LARGEST_YAW * (2 * random.nextDouble() - 1);
      double light = 2 * random.nextDouble() - 1;
      return pack.pose(new Pack.Pose(yaw, light));
    };
  }

  private Pack pack(String sku) {
    RenderedProduct product = bySku.get(sku);
    if (product == null) {
      throw new IllegalArgumentException("no product " + sku + " in this catalogue");
    }
    return packs.computeIfAbsent(sku, key -> Pack.of(product.family(), product.variant()));
  }

  /** Frees the drawn package of a product; it is drawn again when asked for. */
  void forget(String sku) {
    packs.remove(sku);
  }

  private static List<RenderedProduct> draw(long seed, int products) {
    if (products < 1 || products > 1000) {
      throw new IllegalArgumentException(
          "number of rendered products is " + products + "; give 1 to 1000");
    }
    int heldOut = (products + 3) / 4;
    SplittableRandom random = new SplittableRandom(seed);
    List<RenderedProduct> drawn = new ArrayList<>(draw(products - heldOut, false, random));
    drawn.addAll(draw(heldOut, true, random));
    return drawn.stream().sorted(java.util.Comparator.comparing(RenderedProduct::sku)).toList();
  }

  /** Whole families, kind after kind, until there are enough products. */
  static List<RenderedProduct> draw(int products, boolean heldOut, RandomGenerator random) {
    List<RenderedProduct> drawn = new ArrayList<>();
    Set<Family> seen = new HashSet<>();
    Kind[] kinds = Kind.values();
    int kind = random.nextInt(kinds.length);
    while (drawn.size() < products) {
      Family family = Family.of(kinds[kind % kinds.length], random.nextInt(Family.UNIVERSE));
      if (family.heldOut() != heldOut || !seen.add(family)) {
        continue;
      }
      for (Family.Variant variant : family.variants()) {
        if (drawn.size() < products) {
          drawn.add(new RenderedProduct(family, variant));
        }
      }
      kind++;
    }
    return drawn;
  }
}
