package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * What a server says of a generation of anchors: up to where in the {@code anchors} topic it holds
 * them, and whether it may be searched. Stored beside the anchors and changed in one transaction
 * with them, so that it is true of them after any crash.
 *
 * @param position everything before it in the topic is in the generation
 * @param kind layout of the anchors, {@link AnchorTable#kind}
 * @param dimension of every anchor
 * @param anchors how many there are
 * @param products how many have at least one
 */
public record GenerationFacts(
    CataloguePosition position,
    State state,
    String kind,
    int dimension,
    long anchors,
    long products) {

  private static final String CLUSTER = "cluster";
  private static final String POSITION = "position";
  private static final String STATE = "state";
  private static final String KIND = "kind";
  private static final String DIMENSION = "dimension";
  private static final String ANCHORS = "anchors";
  private static final String PRODUCTS = "products";

  private static final String[] FIELDS = {
    CLUSTER, POSITION, STATE, KIND, DIMENSION, ANCHORS, PRODUCTS
  };

  /** Whether a generation may be searched. */
  public enum State {
    /** Being filled; an answer from it would miss products. */
    BUILDING,
    /** Complete up to its position. */
    READY
  }

  /** The facts of a generation; none if the server holds none, or not all of them. */
  public static Optional<GenerationFacts> read(UnifiedJedis redis, Generation generation) {
    return of(redis.hmget(generation.facts(), FIELDS));
  }

  /** Queues a reading; give the answer to {@link #of} once it is there. */
  static Response<List<String>> read(PipeliningBase queue, Generation generation) {
    return queue.hmget(generation.facts(), FIELDS);
  }

  /** The facts that were read; none if one is missing. */
  static Optional<GenerationFacts> of(List<String> values) {
    if (values.contains(null)) {
      return Optional.empty();
    }
    return Optional.of(
        new GenerationFacts(
            new CataloguePosition(value(values, CLUSTER), Long.parseLong(value(values, POSITION))),
            State.valueOf(value(values, STATE)),
            value(values, KIND),
            Integer.parseInt(value(values, DIMENSION)),
            Long.parseLong(value(values, ANCHORS)),
            Long.parseLong(value(values, PRODUCTS))));
  }

  /** Queues the writing of all facts, in the caller's transaction. */
  public void write(PipeliningBase queue, Generation generation) {
    queue.hset(generation.facts(), fields());
  }

  private Map<String, String> fields() {
    return Map.of(
        CLUSTER, position.cluster(),
        POSITION, String.valueOf(position.offset()),
        STATE, state.name(),
        KIND, kind,
        DIMENSION, String.valueOf(dimension),
        ANCHORS, String.valueOf(anchors),
        PRODUCTS, String.valueOf(products));
  }

  private static String value(List<String> values, String field) {
    return values.get(Arrays.asList(FIELDS).indexOf(field));
  }
}
