package dev.walkout.shop.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.ClusterCommandArguments;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.VAddParams;

/**
 * Anchors as Redis 8 vector sets: one set for each category of a generation, in full precision,
 * with sku and category as attributes for whoever wants to filter.
 *
 * <p>A search of a set walks a graph (HNSW) with a list of as many candidates as {@link
 * Tuning#list} says. See https://redis.io/docs/latest/develop/data-types/vector-sets/.
 */
public final class VectorSetTable implements AnchorTable {

  /** Name of this layout in facts and reports. */
  public static final String KIND = "vector-set";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tuning tuning;

  /**
   * How a set is built and searched. The defaults were measured; ADR 8 has the figures.
   *
   * @param links of an anchor to others in the graph, and twice as many at its bottom
   * @param buildList candidates kept while an anchor's links are chosen
   * @param leastList candidates kept during a search, at least
   * @param listPerFound candidates kept for each anchor asked for
   */
  public record Tuning(int links, int buildList, int leastList, double listPerFound) {

    public static Tuning defaults() {
      return new Tuning(16, 200, 40, 1.5);
    }

    /** Candidates kept during a search for {@code k} anchors. */
    int list(int k) {
      return Math.max(leastList, (int) Math.ceil(listPerFound * k));
    }
  }

  public VectorSetTable() {
    this(Tuning.defaults());
  }

  public VectorSetTable(Tuning tuning) {
    this.tuning = tuning;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void create(UnifiedJedis redis, Generation generation, int dimension) {
    // a set is made by its first anchor
  }

  @Override
  public void put(PipeliningBase queue, Generation generation, Stored anchor) {
    queue.sadd(categories(generation), anchor.category());
    queue.vaddFP32(
        set(generation, anchor.category()),
        littleEndian(anchor.vector()),
        anchor.id(),
        new VAddParams()
            .noQuant()
            .ef(tuning.buildList())
            .m(tuning.links())
            .setAttr(attributes(anchor)));
  }

  @Override
  public void remove(PipeliningBase queue, Generation generation, String id, String category) {
    queue.vrem(set(generation, category), id);
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k) {
    List<Response<List<Found>>> answers = new ArrayList<>(categories.size());
    byte[] vector = littleEndian(query);
    for (String category : categories) {
      CommandArguments search =
          new ClusterCommandArguments(Command.VSIM)
              .key(set(generation, category))
              .add("FP32")
              .add(vector)
              .add("WITHSCORES")
              .add("COUNT")
              .add(k)
              .add("EF")
              .add(tuning.list(k))
              .add("NOTHREAD");
      answers.add(queue.executeCommand(new CommandObject<>(search, FOUND)));
    }
    return answers;
  }

  @Override
  public long size(UnifiedJedis redis, Generation generation) {
    return redis.smembers(categories(generation)).stream()
        .mapToLong(category -> redis.vcard(set(generation, category)))
        .sum();
  }

  @Override
  public Response<Long> size(PipeliningBase queue, Generation generation, String category) {
    return queue.vcard(set(generation, category));
  }

  @Override
  public void drop(UnifiedJedis redis, Generation generation) {
    for (String category : redis.smembers(categories(generation))) {
      redis.unlink(set(generation, category));
    }
    redis.unlink(categories(generation)); // last, so that a drop that was cut off can go on
  }

  private static String set(Generation generation, String category) {
    return generation.key("anchors", category);
  }

  /** The names of the categories that have, or had, anchors: which sets there are. */
  private static String categories(Generation generation) {
    return generation.key("categories");
  }

  private static String attributes(Stored anchor) {
    try {
      return JSON.writeValueAsString(Map.of("sku", anchor.sku(), "category", anchor.category()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two strings are always JSON", e);
    }
  }

  static byte[] littleEndian(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /** Names and scores in turn; a score is (1 + cosine) / 2. */
  private static final Builder<List<Found>> FOUND =
      new Builder<>() {
        @Override
        public List<Found> build(Object data) {
          List<?> parts = (List<?>) data;
          List<Found> found = new ArrayList<>(parts.size() / 2);
          for (int i = 0; i < parts.size(); i += 2) {
            String id = BuilderFactory.STRING.build(parts.get(i));
            double cosine = 2 * BuilderFactory.DOUBLE.build(parts.get(i + 1)) - 1;
            found.add(new Found(id, Math.sqrt(Math.max(0, 2 - 2 * cosine))));
          }
          return found;
        }
      };
}
