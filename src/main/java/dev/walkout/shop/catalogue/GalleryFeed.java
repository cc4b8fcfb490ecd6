package dev.walkout.shop.catalogue;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gallery that recognition uses equal to the {@code anchors} topic.
 *
 * <p>A gallery is built whole and swapped whole; {@link #get()} never shows half of a change. A
 * change after a quiet moment is in use at once, a burst of them in at most a few galleries a
 * second. Anchors of another model are left out, and so is what a product had before it was
 * enrolled with that model. A record that cannot be used leaves the product as it was, and is
 * counted.
 */
public final class GalleryFeed implements Supplier<GalleryInUse>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GalleryFeed.class);

  /**
   * Least time between two galleries: building one for every product of a delivery wastes a core.
   */
  private static final Duration BETWEEN_GALLERIES = Duration.ofMillis(250);

  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  private final ModelCard model;
  private final Gates gates;
  private final String cluster;
  private final CatalogueTopic<Anchors> topic;
  private final Map<String, Gallery.Enrolled> products = new TreeMap<>();
  private final Map<String, String> otherModels = new TreeMap<>();
  private final AtomicReference<GalleryInUse> gallery = new AtomicReference<>();
  private final TopicFollower follower;
  private Map<String, String> otherModelsSaid = Map.of();
  private long swappedNanos;
  private boolean changed;

  /** Builds the gate of a gallery, with its index. */
  @FunctionalInterface
  public interface Gates {

    /**
     * The gate of a gallery.
     *
     * @param position the place in the topic that the gallery was built from; an index elsewhere
     *     that has not come as far must not answer for it
     */
    Gate gate(Gallery gallery, CataloguePosition position);
  }

  /**
   * Where a model's anchors lie.
   *
   * @param address {@code host:port} of the broker
   */
  public record Source(String address, AvroSerdes serdes, Topic<Anchors> topic) {}

  /** The feed of the general model, from {@link Topics#ANCHORS}. */
  public GalleryFeed(ModelCard model, Gates gates, String address, AvroSerdes serdes) {
    this(model, gates, new Source(address, serdes, Topics.ANCHORS));
  }

  /** Reads what the topic holds now, then follows it in a thread of its own. */
  public GalleryFeed(ModelCard model, Gates gates, Source source) {
    this.model = model;
    this.gates = gates;
    this.cluster = TopicAdmin.cluster(source.address());
    this.topic =
        new CatalogueTopic<>(source.address(), source.serdes(), source.topic(), this::take);
    topic.drain();
    swap();
    this.follower = new TopicFollower("gallery feed", topic, this::turn);
  }

  /**
   * The gallery of this moment; without products while none is enrolled.
   *
   * @throws UserError if all products are enrolled with other models
   * @throws IllegalStateException if the topic is no longer followed; the gallery would grow old
   *     unseen
   */
  @Override
  public GalleryInUse get() {
    follower.check();
    GalleryInUse now = gallery.get();
    if (now == null) {
      throw new UserError(
          "anchors hold no product of model " + model.id() + ": enrol products with this model");
    }
    return now;
  }

  /** How many records could not be used since the start; each was logged. */
  public long faults() {
    return topic.faults();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void turn() {
    changed |= topic.poll(changed ? untilNextGallery() : LONGEST_POLL);
    if (changed && untilNextGallery().isZero()) {
      swap();
      changed = false;
    }
  }

  private Duration untilNextGallery() {
    long left = swappedNanos + BETWEEN_GALLERIES.toNanos() - System.nanoTime();
    return Duration.ofNanos(Math.max(0, left));
  }

  private void take(String sku, Anchors anchors) {
    Optional<Gallery.Enrolled> product = Enrolment.enrolled(model, sku, anchors);
    products.remove(sku);
    otherModels.remove(sku);
    if (product.isPresent()) {
      products.put(sku, product.get());
    } else if (anchors != null) {
      otherModels.put(sku, anchors.getModel());
    }
  }

  private void swap() {
    boolean allOfOtherModels = products.isEmpty() && !otherModels.isEmpty();
    if (allOfOtherModels) {
      gallery.set(null);
    } else {
      Gallery whole = Gallery.of(model, products.values());
      gallery.set(
          new GalleryInUse(whole, gates.gate(whole, new CataloguePosition(cluster, topic.next()))));
      log.info("gallery {} of {} products in use", whole.version(), products.size());
    }
    if (!otherModels.equals(otherModelsSaid)) {
      otherModelsSaid = Map.copyOf(otherModels);
      log.warn(
          "{} products are left out of the gallery of {}, enrolled with other models {}",
          otherModels.size(),
          model.id(),
          new TreeSet<>(otherModels.values()));
    }
    swappedNanos = System.nanoTime();
  }
}
