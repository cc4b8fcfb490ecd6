package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the topic holds at one moment: of each product the place of its last record and the names of
 * its anchors. It holds no vectors, some hundred bytes a product.
 */
final class Census {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Last> products = new HashMap<>();
  private CataloguePosition position;

  private record Last(long offset, Holding holding) {}

  private Census() {}

  /**
   * Reads the topic from its beginning to where it ends now.
   *
   * @param goOn throws when the work is to end
   */
  static Census take(ChangeSource.Reading topic, Runnable goOn) {
    Census census = new Census();
    topic.rewind();
    long end = topic.end();
    while (topic.position().offset() < end) {
      goOn.run();
      topic.poll(POLL).forEach(census::note);
    }
    census.position = topic.position();
    return census;
  }

  /** Everything before it was counted. */
  CataloguePosition position() {
    return position;
  }

  /** Whether this record is the last of its product. */
  boolean isLast(Change change) {
    Last last = products.get(change.sku());
    return last != null && last.offset() == change.offset();
  }

  /** The difference that must be made to what is held. */
  Difference from(Map<String, Holding> held) {
    Difference difference = new Difference(new HashMap<>(), new TreeSet<>(held.keySet()));
    products.forEach(
        (sku, last) -> {
          if (!last.holding().equals(held.get(sku))) {
            difference.wanted().put(sku, last.holding());
          }
          difference.gone().remove(sku);
        });
    return difference;
  }

  /**
   * What is wrong with what is held.
   *
   * @param wanted products whose anchors are other ones, or missing
   * @param gone products that are no longer on the topic
   */
  record Difference(Map<String, Holding> wanted, TreeSet<String> gone) {

    boolean isEmpty() {
      return wanted.isEmpty() && gone.isEmpty();
    }

    long anchors() {
      return wanted.values().stream().mapToLong(holding -> holding.ids().size()).sum();
    }
  }

  private void note(Change change) {
    if (change.vectors().isEmpty()) {
      products.remove(change.sku());
    } else {
      products.put(change.sku(), new Last(change.offset(), change.holding()));
    }
  }
}
