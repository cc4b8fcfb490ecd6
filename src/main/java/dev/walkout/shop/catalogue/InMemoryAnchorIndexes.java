package dev.walkout.shop.catalogue;

import dev.walkout.shop.catalogue.IndexReport.Searches;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** An exact index in this JVM for every gallery, there with the gallery itself; the default. */
public final class InMemoryAnchorIndexes implements AnchorIndexes {

  /**
   * Rounding keeps an anchor so far from itself: 128 products summed in single precision may be
   * 8e-6 short of 1, which is a distance of 4e-3. Two pictures of a product lie some 0.2 apart.
   */
  private static final double SAME = 5e-3;

  private final Function<Gallery, AnchorIndex> exacts;
  private final AtomicLong searches = new AtomicLong();
  private final AtomicReference<InUse> newest = new AtomicReference<>();

  private record InUse(Gallery gallery, AnchorIndex index) {

    /** Share of the anchors that are their own nearest. */
    double selfRecall() {
      long found = 0;
      for (Gallery.Product product : gallery.products()) {
        Set<String> category = Set.of(product.category());
        for (List<Hit> hits : index.search(gallery.anchors(product), category, 1)) {
          found += hits.get(0).distance() <= SAME ? 1 : 0;
        }
      }
      return gallery.anchorCount() == 0 ? 1 : (double) found / gallery.anchorCount();
    }
  }

  /**
   * Indexes that a function builds.
   *
   * @param exacts builds the exact index of a gallery
   */
  public InMemoryAnchorIndexes(Function<Gallery, AnchorIndex> exacts) {
    this.exacts = exacts;
  }

  @Override
  public Gate gate(Gallery gallery, CataloguePosition position) {
    AnchorIndex index = exacts.apply(gallery);
    newest.set(new InUse(gallery, index));
    return new Gate(
        gallery,
        (queries, categories, k) -> {
          searches.incrementAndGet();
          return index.search(queries, categories, k);
        });
  }

  @Override
  public boolean await(Progress progress, Runnable goOn) {
    return true;
  }

  @Override
  public void check() {}

  @Override
  public Searches searches() {
    return new Searches(0, searches.get(), 0);
  }

  @Override
  public IndexReport report() {
    InUse now = newest.get();
    if (now == null) {
      return new IndexReport("in-memory", 0, 0, null, searches());
    }
    return new IndexReport(
        "in-memory", 0, now.gallery().anchorCount(), now.selfRecall(), searches());
  }

  @Override
  public void close() {}
}
