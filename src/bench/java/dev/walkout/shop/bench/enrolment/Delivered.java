package dev.walkout.shop.bench.enrolment;

import dev.walkout.shop.catalogue.CatalogueFolder;
import dev.walkout.shop.catalogue.EnrolmentOrder;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.sim.catalogue.PhotoSetWriter;
import dev.walkout.sim.catalogue.PhotoSetWriter.Order;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.Progress;
import dev.walkout.vision.picture.PhotoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A delivery of rendered products as a provider brings it, in files, and what the cameras will see
 * of them.
 *
 * @param orders the products with their photos
 * @param photos the bytes of all photos
 * @param crops of each product, by sku
 */
record Delivered(
    List<EnrolmentOrder> orders, List<byte[]> photos, Map<String, List<byte[]>> crops) {

  private static final int PHOTOS = 5;
  private static final int CROPS = 3;
  private static final long SEED = 1;

  /** Renders so many products into the run's folder. */
  static Delivered render(int products, RunFolder folder, Progress progress) {
    Path root = folder.state().resolve("delivery");
    progress.begin("rendering", products);
    new PhotoSetWriter(new Order(products, PHOTOS, CROPS, SEED, false))
        .writeApart(root, done -> progress.step(1, ""));
    progress.end(products + " products");
    List<EnrolmentOrder> orders =
        CatalogueFolder.read(root.resolve("gallery"), Optional.of(new Money(199, "EUR")), "EUR");
    List<byte[]> photos = new ArrayList<>();
    PhotoFolder.read(root.resolve("gallery")).products().forEach(p -> photos.addAll(read(p)));
    Map<String, List<byte[]>> crops = new TreeMap<>();
    PhotoFolder.read(root.resolve("queries")).products().forEach(p -> crops.put(p.id(), read(p)));
    return new Delivered(orders, photos, crops);
  }

  private static List<byte[]> read(PhotoFolder.Product product) {
    return product.photos().stream().map(Delivered::read).toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
