package dev.walkout.sim.catalogue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/** The products of a simulated shop, and how they look. */
public interface Catalogue {
  List<ShopProduct> products();

  List<byte[]> enrolmentPhotos(String sku);

  BufferedImage view(String sku, RandomGenerator random);
}
