package dev.walkout.vision.picture;

import dev.walkout.vision.picture.PhotoFolder.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * A photo folder split into a gallery and the queries that judge it, by whole series.
 *
 * <p>Photos of one product are taken in series, a few seconds apart, and neighbours look alike; a
 * query drawn at random would find its own neighbour in the gallery and the result would flatter.
 * So the last {@value #QUERY_PERCENT} % of each product's photos, in file order, are the queries.
 * Training leaves out the same photos, so that {@code evaluate} on a training folder judges photos
 * that the model never saw.
 *
 * <p>A product with fewer than {@value #LEAST_PHOTOS} photos keeps them all in the gallery and has
 * no query.
 */
public record SeriesSplit(PhotoFolder gallery, PhotoFolder queries) {

  /** Share of each product's photos that become queries, in percent. */
  public static final int QUERY_PERCENT = 12;

  /** The fewest photos of which some are held back. */
  public static final int LEAST_PHOTOS = 4;

  /** Splits each product of the folder; the queries hold only products that have some. */
  public static SeriesSplit of(PhotoFolder folder) {
    List<Product> gallery = new ArrayList<>();
    List<Product> queries = new ArrayList<>();
    for (Product product : folder.products()) {
      List<?> photos = product.photos();
      int cut = photos.size() - queriesAmong(photos.size());
      gallery.add(part(product, 0, cut));
      if (cut < photos.size()) {
        queries.add(part(product, cut, photos.size()));
      }
    }
    return new SeriesSplit(
        new PhotoFolder(folder.root(), gallery), new PhotoFolder(folder.root(), queries));
  }

  /** Splits photos by what they are for, if some are for evaluation, else by series. */
  public static SeriesSplit of(PhotoSet photos) {
    return photos
        .folder(LabelledPhoto.Use.EVALUATE)
        .map(queries -> new SeriesSplit(photos.forTraining(), queries))
        .orElseGet(() -> of(photos.forTraining()));
  }

  /** How many of a product's photos, the last ones, are queries. */
  public static int queriesAmong(int photos) {
    return photos < LEAST_PHOTOS ? 0 : Math.max(1, Math.round(photos * QUERY_PERCENT / 100f));
  }

  private static Product part(Product product, int from, int to) {
    return new Product(
        product.id(), product.category(), product.name(), product.photos().subList(from, to));
  }
}
