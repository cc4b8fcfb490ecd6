package dev.walkout.schemas;

import dev.walkout.schemas.Topic.Key;
import dev.walkout.schemas.Topic.Owner;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.schemas.avro.Cart;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ReviewTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every topic of the shop; no topic name is written anywhere else. */
public final class Topics {

  /**
   * Zone topics are read together by checkout, and so are trip topics: each group has one count.
   */
  private static final int ZONE_PARTITIONS = 4;

  private static final int TRIP_PARTITIONS = 4;

  public static final Topic<Observation> OBSERVATIONS =
      kept("observations", Key.ZONE, Observation.class, Owner.EDGE, 30);
  public static final Topic<Presence> PRESENCE =
      kept("presence", Key.ZONE, Presence.class, Owner.TRACKER, 30);
  public static final Topic<DoorEvent> DOOR =
      kept("door", Key.TRIP, DoorEvent.class, Owner.DOOR, 90);
  public static final Topic<Recognised> SIGHTINGS =
      kept("sightings", Key.ZONE, Recognised.class, Owner.RECOGNITION, 30);
  public static final Topic<MovementEvent> MOVEMENTS =
      kept("movements", Key.TRIP, MovementEvent.class, Owner.CHECKOUT, 90);
  public static final Topic<CartEvent> CART_EVENTS =
      kept("cart-events", Key.TRIP, CartEvent.class, Owner.CHECKOUT, 90);
  public static final Topic<Cart> CARTS = compacted("carts", Key.TRIP, Cart.class, Owner.CHECKOUT);

  /** Kept for ten years: books are audited long after the pictures are gone. */
  public static final Topic<Receipt> RECEIPTS =
      kept("receipts", Key.TRIP, Receipt.class, Owner.CHECKOUT, 3650);

  public static final Topic<ReviewTask> REVIEWS =
      kept("reviews", Key.TRIP, ReviewTask.class, Owner.CHECKOUT, 90);
  public static final Topic<OperatorVerdict> VERDICTS =
      kept("verdicts", Key.TRIP, OperatorVerdict.class, Owner.CONSOLE, 3650);
  public static final Topic<Product> PRODUCTS =
      compacted("products", Key.SKU, Product.class, Owner.CATALOGUE);
  public static final Topic<Anchors> ANCHORS =
      compacted("anchors", Key.SKU, Anchors.class, Owner.CATALOGUE);
  public static final Topic<Planogram> PLANOGRAMS =
      compacted("planograms", Key.ZONE, Planogram.class, Owner.CATALOGUE);

  /** Failed records as they were, key and value, with headers that say where and why. */
  public static final Topic<byte[]> DEAD_LETTERS =
      kept("dead-letters", Key.NONE, byte[].class, Owner.ALL, 30);

  /** All topics, in the order of DESIGN section 3. */
  public static final List<Topic<?>> ALL =
      List.of(
          OBSERVATIONS,
          PRESENCE,
          DOOR,
          SIGHTINGS,
          MOVEMENTS,
          CART_EVENTS,
          CARTS,
          RECEIPTS,
          REVIEWS,
          VERDICTS,
          PRODUCTS,
          ANCHORS,
          PLANOGRAMS,
          DEAD_LETTERS);

  private Topics() {}

  /**
   * The anchors by a model of a cluster of categories, which stand beside {@link #ANCHORS}: a
   * product has anchors by both.
   *
   * @param model its id, of letters, digits, points, dashes and underscores
   * @throws IllegalArgumentException if the id cannot be part of a topic's name
   */
  public static Topic<Anchors> anchorsOf(String model) {
    if (!model.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "model is called '"
              + model
              + "', which cannot name a topic: train it with a --name of letters, digits and"
              + " dashes");
    }
    return ANCHORS.named(ANCHORS.name() + "." + model);
  }

  /**
   * A named run of the topologies beside the live one, over the same observations.
   *
   * <p>Only what the topologies write gets the lane's name; what sensors and the catalogue write is
   * shared. The live lane is {@link #LIVE}.
   */
  public record Lane(String name) {

    public static final Lane LIVE = new Lane("");

    public Lane {
      if (!name.matches("[a-z0-9-]*")) {
        throw new IllegalArgumentException(
            "lane must be lower-case letters, digits and dashes, not '" + name + "'");
      }
    }

    /** The topic as this lane reads or writes it. */
    public <V> Topic<V> of(Topic<V> topic) {
      boolean ours = topic.owner() == Owner.RECOGNITION || topic.owner() == Owner.CHECKOUT;
      boolean own = ours || topic.owner() == Owner.ALL;
      return name.isEmpty() || !own ? topic : topic.named(name + "." + topic.name());
    }

    /** The application id of one of the lane's topologies. */
    public String applicationId(String topology) {
      return name.isEmpty() ? "walkout-" + topology : "walkout-" + name + "-" + topology;
    }
  }

  private static <V> Topic<V> kept(String name, Key key, Class<V> type, Owner owner, int days) {
    return new Topic<>(name, key, type, owner, partitions(key), Optional.of(Duration.ofDays(days)));
  }

  private static <V> Topic<V> compacted(String name, Key key, Class<V> type, Owner owner) {
    return new Topic<>(name, key, type, owner, partitions(key), Optional.empty());
  }

  private static int partitions(Key key) {
    return switch (key) {
      case ZONE -> ZONE_PARTITIONS;
      case TRIP -> TRIP_PARTITIONS;
      case SKU, NONE -> 1;
    };
  }
}
