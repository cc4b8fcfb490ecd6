package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Product;
import dev.walkout.shop.UserError;
import dev.walkout.shop.catalogue.Enrolment.Prepared;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes products with their photos into the catalogue, all of an order or nothing, and says what
 * they can be mistaken for.
 */
public final class Enroller {

  private final ProductCatalogue catalogue;
  private final Embedder embedder;
  private final int threads;

  /** What to do with photos that cannot be used. */
  public enum OnBadPhoto {
    /** Nothing is written. */
    REFUSE,
    /** They are left out, and so is a product that has no other. */
    LEAVE_OUT
  }

  /**
   * An enroller for a model.
   *
   * @param catalogue stays the caller's
   * @param embedder that recognition uses; stays the caller's
   * @param threads how many photos are worked on at once
   */
  public Enroller(ProductCatalogue catalogue, Embedder embedder, int threads) {
    this.catalogue = catalogue;
    this.embedder = embedder;
    this.threads = threads;
  }

  /**
   * Enrols one product; recognition knows it within two seconds.
   *
   * @throws BadPhotos if a photo cannot be used
   * @throws UserError if the order cannot be carried out; it names what is missing
   */
  public EnrolmentResult enrol(EnrolmentOrder order) {
    return enrolAll(List.of(order), OnBadPhoto.REFUSE, Progress.silent()).products().get(0);
  }

  /**
   * Enrols many products. Everything is embedded before anything is written.
   *
   * @throws BadPhotos if a photo cannot be used and they are not to be left out, or none can
   * @throws UserError if an order cannot be carried out; it names what is missing
   */
  public Delivery enrolAll(List<EnrolmentOrder> orders, OnBadPhoto onBadPhoto, Progress progress) {
    refuseTwice(orders);
    catalogue.check(orders);
    List<Prepared> prepared = prepare(orders, progress);
    List<BadPhotos.Fault> faults =
        prepared.stream().flatMap(product -> product.faults().stream()).toList();
    boolean none = prepared.stream().allMatch(product -> product.anchors().isEmpty());
    if (!faults.isEmpty() && (none || onBadPhoto == OnBadPhoto.REFUSE)) {
      throw new BadPhotos(faults);
    }
    return publish(orders, prepared, faults);
  }

  private static void refuseTwice(List<EnrolmentOrder> orders) {
    Set<String> seen = new HashSet<>();
    for (EnrolmentOrder order : orders) {
      if (!seen.add(order.sku())) {
        throw new UserError(
            "sku " + order.sku() + " is ordered twice: give all its photos in one order");
      }
    }
  }

  private List<Prepared> prepare(List<EnrolmentOrder> orders, Progress progress) {
    Enrolment enrolment = new Enrolment(embedder);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    progress.begin("embedding", orders.stream().mapToLong(order -> order.photos().size()).sum());
    try {
      List<Future<Prepared>> working = new ArrayList<>();
      for (EnrolmentOrder order : orders) {
        working.add(
            pool.submit(
                () -> {
                  Prepared product = enrolment.prepare(order.photos());
                  progress.step(order.photos().size(), order.sku());
                  return product;
                }));
      }
      List<Prepared> prepared = new ArrayList<>();
      for (Future<Prepared> each : working) {
        prepared.add(each.get());
      }
      progress.end(orders.stream().mapToInt(order -> order.photos().size()).sum() + " photos");
      return prepared;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while embedding; nothing was enrolled", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a photo could not be embedded: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Delivery publish(
      List<EnrolmentOrder> orders, List<Prepared> prepared, List<BadPhotos.Fault> faults) {
    NearDuplicates photos = new NearDuplicates(catalogue.of(embedder.model().id()), orders);
    List<EnrolmentOrder> good = new ArrayList<>();
    List<ProductAnchors> known = new ArrayList<>();
    List<List<NearDuplicate>> duplicates = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      EnrolmentOrder order = orders.get(i);
      if (prepared.get(i).anchors().isEmpty()) {
        leftOut.add(order.sku());
      } else {
        good.add(order);
        known.add(
            new ProductAnchors(
                order.sku(),
                order.details().category(),
                embedder.model().id(),
                prepared.get(i).anchors()));
        duplicates.add(photos.add(order.sku(), prepared.get(i)));
      }
    }
    List<Product> products = catalogue.enrol(good, known);
    Gallery gallery = catalogue.gallery(embedder.model());
    List<EnrolmentResult> results = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      results.add(result(gallery, products.get(i), duplicates.get(i)));
    }
    return new Delivery(results, leftOut, faults, gallery.version());
  }

  private static EnrolmentResult result(
      Gallery gallery, Product product, List<NearDuplicate> duplicates) {
    Gallery.Product known = gallery.product(product.getSku());
    return new EnrolmentResult(
        product,
        known.anchors(),
        gallery.centroid(known),
        LookAlike.of(gallery, product.getSku()),
        duplicates);
  }
}
