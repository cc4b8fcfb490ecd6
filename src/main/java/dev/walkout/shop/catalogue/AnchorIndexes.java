package dev.walkout.shop.catalogue;

import dev.walkout.shop.catalogue.IndexReport.Searches;
import dev.walkout.vision.Progress;

/** Gives every gallery the index that its gate searches, and tells what came of the searches. */
public interface AnchorIndexes extends GalleryFeed.Gates, AutoCloseable {

  /**
   * Waits a short while until the index of the newest gallery answers by itself.
   *
   * @param goOn called again and again; what it throws ends the waiting
   * @return false if it does not; recognition may begin all the same
   */
  boolean await(Progress progress, Runnable goOn);

  /**
   * Says so when what keeps the indexes up to date has died; an outage is none.
   *
   * @throws IllegalStateException with the cause
   */
  void check();

  /** Who answered the searches up to now. */
  Searches searches();

  /** What was searched and who answered, up to now; it asks the index about itself. */
  IndexReport report();

  /** Stops what keeps the indexes up to date. */
  @Override
  void close();
}
