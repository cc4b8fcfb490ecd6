package dev.walkout.shop.bench;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;

/** A catalogue's products as recognition knows them, without a broker between. */
public final class Enrolled {

  private Enrolled() {}

  /** Enrols every product with its catalogue pictures. */
  public static GalleryInUse of(Catalogue catalogue, Embedder embedder, Progress progress) {
    Enrolment enrolment = new Enrolment(embedder);
    List<Gallery.Enrolled> enrolled = new ArrayList<>();
    progress.begin("enrolling", catalogue.products().size());
    for (ShopProduct product : catalogue.products()) {
      enrolled.add(
          Enrolment.enrolled(
              enrolment.anchors(
                  product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku()))));
      progress.step(1, "");
    }
    progress.end(enrolled.size() + " products");
    Gallery whole = Gallery.of(embedder.model(), enrolled);
    return new GalleryInUse(whole, Wiring.gate(whole));
  }
}
