package dev.walkout.sim.sheet;

import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.catalogue.art.Lettering;
import dev.walkout.sim.catalogue.art.PngEncoder;
import dev.walkout.sim.sensor.CropCamera;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** A picture of products: each catalogue picture beside crops of the same product. */
public final class ContactSheet {
  private static final int CELL = 124;
  private static final int LABEL = 22;
  private static final int CROPS = 8;
  private static final int COLUMN = (CROPS + 1) * CELL + 24;

  private final Catalogue catalogue;
  private final CropCamera camera;

  public ContactSheet(Catalogue catalogue, CropCamera camera) {
    this.catalogue = catalogue;
    this.camera = camera;
  }

  /**
   * Draws some products in two columns of rows: look-alikes of one brand under each other, brands
   * taken from one category after the other.
   *
   * @param products how many, at least 1; all of them if the catalogue has fewer
   * @param seed decides what the cameras see
   * @return PNG bytes
   */
  public byte[] png(int products, long seed) {
    if (products < 1) {
      throw new IllegalArgumentException("products is " + products + "; give at least 1");
    }
    List<ShopProduct> shown = spread(products);
    int rows = (shown.size() + 1) / 2;
    BufferedImage sheet =
        new BufferedImage(2 * COLUMN, rows * (CELL + LABEL) + 12, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(new Color(0xfafaf7));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < shown.size(); i++) {
      row(
          graphics,
          shown.get(i),
          new int[] {12 + i / rows * COLUMN, 6 + i % rows * (CELL + LABEL)},
          seed);
    }
    graphics.dispose();
    return PngEncoder.encode(sheet);
  }

  private List<ShopProduct> spread(int products) {
    Map<String, Deque<List<ShopProduct>>> brands = new LinkedHashMap<>();
    catalogue.products().stream()
        .collect(
            Collectors.groupingBy(
                product -> product.category() + "\n" + product.brand(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .forEach(
            brand ->
                brands
                    .computeIfAbsent(brand.get(0).category(), category -> new ArrayDeque<>())
                    .add(brand));
    List<ShopProduct> shown = new ArrayList<>();
    while (!brands.isEmpty()) {
      brands.values().forEach(category -> shown.addAll(category.remove()));
      brands.values().removeIf(Deque::isEmpty);
    }
    return shown.subList(0, Math.min(products, shown.size()));
  }

  private void row(Graphics2D graphics, ShopProduct product, int[] at, long seed) {
    graphics.setColor(new Color(0x22222a));
    String label =
        product.sku() + "  " + product.name() + (product.heldOut() ? "  (held out)" : "");
    graphics.fill(Lettering.at(label, new Lettering.Style(0.8, 0), 9, at[0], at[1] + 6));
    place(graphics, decode(catalogue.enrolmentPhotos(product.sku()).get(0)), at[0], at[1] + LABEL);
    SplittableRandom random = new SplittableRandom(seed * 31 + product.sku().hashCode());
    for (int i = 1; i <= CROPS; i++) {
      BufferedImage view = catalogue.view(product.sku(), random);
      BufferedImage crop = decode(camera.shoot(view, random).jpeg());
      place(graphics, crop, at[0] + i * CELL, at[1] + LABEL);
    }
  }

  /** Crops at their own size, larger pictures made to fit, in the middle of a cell. */
  private static void place(Graphics2D graphics, BufferedImage picture, int x, int y) {
    double scale = Math.min(1, (CELL - 4.0) / Math.max(picture.getWidth(), picture.getHeight()));
    int width = (int) (picture.getWidth() * scale);
    int height = (int) (picture.getHeight() * scale);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(
        picture, x + (CELL - width) / 2, y + (CELL - height) / 2, width, height, null);
  }

  private static BufferedImage decode(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException("a picture made in memory cannot be read", e);
    }
  }
}
