package dev.walkout.shop.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Anchors as Redis 8 vector sets: one set for each category of a generation, in full precision
 * unless told otherwise, with sku and category as attributes for whoever wants to filter.
 *
 * <p>A search of a set walks a graph (HNSW) with a bounded list of candidates; the longer the list,
 * the fewer anchors it misses. See https://redis.io/docs/latest/develop/data-types/vector-sets/.
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
   * @param listPerFound candidates kept during a search for each anchor asked for
   * @param listPerRoot and for each unit of the cube root of the anchors that the set holds
   * @param bits of each number of a vector: 32, or 8 for a quarter of the memory (Q8)
   */
  public record Tuning(
      int links, int buildList, double listPerFound, double listPerRoot, int bits) {

    /** Assumed of a set by those who do not know how many anchors it holds. */
    private static final int UNKNOWN_SIZE = 100_000;

    private static final int FULL = 32;
    private static final int QUANTISED = 8;

    public static Tuning defaults() {
      return new Tuning(16, 200, 1.5, 1.5, FULL);
    }

    public Tuning {
      if (bits != FULL && bits != QUANTISED) {
        throw new IllegalArgumentException("bits must be 32 or 8, not " + bits);
      }
    }

    /** Candidates kept during a search for {@code k} of so many anchors. */
    int list(int k, int anchors) {
      return (int) Math.ceil(listPerFound * k + listPerRoot * Math.cbrt(anchors));
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
    VAddParams params =
        new VAddParams().ef(tuning.buildList()).m(tuning.links()).setAttr(attributes(anchor));
    queue.vaddFP32(
        set(generation, anchor.category()),
        littleEndian(anchor.vector()),
        anchor.id(),
        tuning.bits() == Tuning.FULL ? params.noQuant() : params.q8());
  }

  @Override
  public void remove(PipeliningBase queue, Generation generation, String id, String category) {
    queue.vrem(set(generation, category), id);
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k) {
    Map<String, Integer> sizes =
        categories.stream().collect(Collectors.toMap(name -> name, name -> Tuning.UNKNOWN_SIZE));
    return search(queue, generation, new Search(query, sizes, k));
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, Search search) {
    List<Response<List<Found>>> answers = new ArrayList<>(search.categories().size());
    byte[] vector = littleEndian(search.query());
    search
        .categories()
        .forEach(
            (category, anchors) -> {
              CommandArguments command =
                  new ClusterCommandArguments(Command.VSIM)
                      .key(set(generation, category))
                      .add("FP32")
                      .add(vector)
                      .add("COUNT")
                      .add(search.k())
                      .add("EF")
                      .add(tuning.list(search.k(), anchors))
                      .add("NOTHREAD"); // a thread for each takes longer than the search itself
              answers.add(queue.executeCommand(new CommandObject<>(command, FOUND)));
            });
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

  private static final Builder<List<Found>> FOUND =
      new Builder<>() {
        @Override
        public List<Found> build(Object data) {
          List<?> names = (List<?>) data;
          List<Found> found = new ArrayList<>(names.size());
          for (Object name : names) {
            found.add(new Found(BuilderFactory.STRING.build(name)));
          }
          return found;
        }
      };
}
