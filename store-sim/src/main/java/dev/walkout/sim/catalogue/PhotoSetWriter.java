package dev.walkout.sim.catalogue;

import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Writes rendered products as folders of photographs, {@code category__sku/NNNN.jpg}, as training
 * and evaluation read them.
 */
public final class PhotoSetWriter {
  private final Order order;

  /**
   * What to write.
   *
   * @param products how many products
   * @param pictures catalogue pictures of each
   * @param crops camera crops of each, at standard difficulty
   * @param heldOut false: only families that training may see; true: only those it may not
   */
  public record Order(int products, int pictures, int crops, long seed, boolean heldOut) {
    public Order {
      atLeast("products", products, 1);
      atLeast("pictures", pictures, 0);
      atLeast("crops", crops, 0);
      int most = heldOut ? 2000 : 6000; // what the families of all kinds have without running dry
      if (products > most) {
        throw new IllegalArgumentException("products is " + products + "; give at most " + most);
      }
    }

    private static void atLeast(String field, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(field + " is " + value + "; give at least " + least);
      }
    }
  }

  public PhotoSetWriter(Order order) {
    this.order = order;
  }

  /**
   * Catalogue pictures and crops of a product in one folder, for training.
   *
   * @param done is told after each product how many are written
   * @return the products, in the order of their folders
   */
  public List<ShopProduct> write(Path out, IntConsumer done) {
    return write(out, out, done);
  }

  /** Catalogue pictures under {@code gallery}, crops under {@code queries}, for evaluation. */
  public List<ShopProduct> writeApart(Path out, IntConsumer done) {
    return write(out.resolve("gallery"), out.resolve("queries"), done);
  }

  private List<ShopProduct> write(Path gallery, Path queries, IntConsumer done) {
    SplittableRandom random = new SplittableRandom(order.seed);
    RenderedCatalogue catalogue =
        new RenderedCatalogue(
            order.seed, RenderedCatalogue.draw(order.products, order.heldOut, random));
    CropCamera camera = new CropCamera(Difficulty.standard());
    int written = 0;
    for (ShopProduct product : catalogue.products()) {
      String folder = product.category() + "__" + product.sku();
      int number = 0;
      for (byte[] photo : catalogue.photos(product.sku(), order.pictures)) {
        save(gallery.resolve(folder), ++number, photo);
      }
      SplittableRandom shots =
          new SplittableRandom(order.seed * 1_000_003 + product.sku().hashCode());
      for (int i = 0; i < order.crops; i++) {
        byte[] crop = camera.shoot(catalogue.view(product.sku(), shots), shots).jpeg();
        save(queries.resolve(folder), ++number, crop);
      }
      catalogue.forget(product.sku());
      done.accept(++written);
    }
    return catalogue.products();
  }

  private static void save(Path folder, int number, byte[] jpeg) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(String.format(java.util.Locale.ROOT, "%04d.jpg", number)), jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write photos to " + folder + "; choose a folder that can be written, with room",
          e);
    }
  }
}
