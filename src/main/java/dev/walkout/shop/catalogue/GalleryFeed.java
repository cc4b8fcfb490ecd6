package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gallery that recognition uses equal to the {@code anchors} topic.
 *
 * <p>A gallery is built whole and swapped whole; {@link #get()} never shows half of a change.
 * Anchors of another model are left out.
 */
public final class GalleryFeed implements Supplier<GalleryInUse>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GalleryFeed.class);

  private final ModelCard model;
  private final Function<Gallery, Gate> gates;
  private final TopicReader<Anchors> topic;
  private final Map<String, Gallery.Enrolled> products = new TreeMap<>();
  private final AtomicReference<GalleryInUse> gallery = new AtomicReference<>();
  private final Thread follower;

  /** Reads what the topic holds now, then follows it in a thread of its own. */
  public GalleryFeed(ModelCard model, Function<Gallery, Gate> gates, TopicReader<Anchors> topic) {
    this.model = model;
    this.gates = gates;
    this.topic = topic;
    topic.drain(this::note);
    swap();
    this.follower = new Thread(this::follow, "gallery-feed");
    follower.setDaemon(true);
    follower.start();
  }

  /**
   * The gallery of this moment.
   *
   * @throws UserError if no product is enrolled
   */
  @Override
  public GalleryInUse get() {
    GalleryInUse now = gallery.get();
    if (now == null) {
      throw new UserError(
          "anchors hold no product of model " + model.id() + ": enrol products with this model");
    }
    return now;
  }

  @Override
  public void close() {
    topic.wakeUp();
    try {
      follower.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    topic.close();
  }

  private void follow() {
    try {
      while (true) {
        List<Entry<Anchors>> changes = topic.poll(Duration.ofSeconds(1));
        changes.forEach(this::note);
        if (!changes.isEmpty()) {
          swap();
        }
      }
    } catch (WakeupException e) {
      log.debug("gallery feed closed");
    }
  }

  private void note(Entry<Anchors> entry) {
    Anchors anchors = entry.value();
    if (anchors == null) {
      products.remove(entry.key());
    } else if (anchors.getModel().equals(model.id())) {
      products.put(entry.key(), Enrolment.enrolled(anchors));
    }
  }

  private void swap() {
    if (products.isEmpty()) {
      gallery.set(null);
      return;
    }
    Gallery whole = Gallery.of(model, products.values());
    gallery.set(new GalleryInUse(whole, gates.apply(whole)));
    log.info("gallery {} of {} products in use", whole.version(), products.size());
  }
}
