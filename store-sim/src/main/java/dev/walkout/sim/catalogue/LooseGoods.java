package dev.walkout.sim.catalogue;

import dev.walkout.sim.catalogue.art.Handful;
import dev.walkout.sim.catalogue.art.Produce;
import dev.walkout.sim.sensor.StudioCamera;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Fruit and vegetables that are sold by weight, drawn; their prices are of a kilogram. */
public final class LooseGoods implements Catalogue {

  private static final String CATEGORY = "loose";
  private static final int ENROLMENT_PHOTOS = 12;
  private static final double LARGEST_TURN = Math.toRadians(14);

  private final Map<String, Produce> bySku = new LinkedHashMap<>();

  public LooseGoods() {
    for (Produce produce : Produce.values()) {
      bySku.put(CATEGORY + "-" + produce.id(), produce);
    }
  }

  @Override
  public List<ShopProduct> products() {
    List<ShopProduct> products = new ArrayList<>();
    bySku.forEach(
        (sku, produce) ->
            products.add(
                new ShopProduct(
                    sku, "Loose " + produce.id(), CATEGORY, "", produce.priceMinor(), true)));
    return products;
  }

  @Override
  public List<byte[]> enrolmentPhotos(String sku) {
    Produce produce = produce(sku);
    StudioCamera studio = new StudioCamera();
    List<byte[]> photos = new ArrayList<>();
    for (int i = 0; i < ENROLMENT_PHOTOS; i++) {
      SplittableRandom random = new SplittableRandom(sku.hashCode() * 1009L + i);
      photos.add(studio.shoot(view(produce.handful(random), random), random));
    }
    return photos;
  }

  @Override
  public Item pick(String sku, RandomGenerator random) {
    Handful handful = produce(sku).handful(random);
    return turning -> view(handful, turning);
  }

  private static BufferedImage view(Handful handful, RandomGenerator random) {
    return handful.pose(LARGEST_TURN * (2 * random.nextDouble() - 1));
  }

  private Produce produce(String sku) {
    Produce produce = bySku.get(sku);
    if (produce == null) {
      throw new IllegalArgumentException("no product " + sku + " in this catalogue");
    }
    return produce;
  }
}
