package dev.walkout.shop.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.ClusterCommandArguments;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.search.FTCreateParams;
import redis.clients.jedis.search.IndexDataType;
import redis.clients.jedis.search.SearchProtocol.SearchCommand;
import redis.clients.jedis.search.schemafields.SchemaField;
import redis.clients.jedis.search.schemafields.TagField;
import redis.clients.jedis.search.schemafields.VectorField;
import redis.clients.jedis.search.schemafields.VectorField.VectorAlgorithm;

/**
 * Anchors as hashes under an index of Redis's Query Engine: one index for each generation, searched
 * by vector (HNSW, full precision) among the categories asked for.
 *
 * <p>See https://redis.io/docs/latest/develop/ai/search-and-query/vectors/.
 */
public final class QueryEngineTable implements AnchorTable {

  /** Name of this layout in facts and reports. */
  public static final String KIND = "query-engine";

  private static final String SKU = "sku";
  private static final String CATEGORY = "category";
  private static final String VECTOR = "vector";

  /** The category as a word of letters and digits: a tag in a query needs no escapes then. */
  private static final String CATEGORY_WORD = "category_word";

  private static final String DISTANCE = "distance";
  private static final String DIALECT = "2"; // the first that searches vectors
  private static final int DROPPED_AT_ONCE = 500;

  /** Assumed of a category by those who do not know how many anchors it holds. */
  private static final int UNKNOWN_SIZE = 100_000;

  private final Tuning tuning;

  /**
   * How an index is built and searched. Left to itself the server compares all anchors of a
   * category, even of 10,000, which takes forty times as long as its graph.
   *
   * @param links of an anchor to others in the graph (M), and twice as many at its bottom
   * @param buildList candidates kept while an anchor's links are chosen (EF_CONSTRUCTION)
   * @param listPerFound candidates kept during a search for each anchor asked for (EF_RUNTIME)
   * @param listPerRoot and for each unit of the cube root of the anchors searched
   * @param exactTo so many anchors are all compared; of more, the graph is walked
   */
  public record Tuning(
      int links, int buildList, double listPerFound, double listPerRoot, int exactTo) {

    public static Tuning defaults() {
      return new Tuning(16, 200, 1.5, 3, 500);
    }

    /** Candidates kept during a search for {@code k} of so many anchors. */
    int list(int k, int anchors) {
      return (int) Math.ceil(listPerFound * k + listPerRoot * Math.cbrt(anchors));
    }
  }

  public QueryEngineTable() {
    this(Tuning.defaults());
  }

  public QueryEngineTable(Tuning tuning) {
    this.tuning = tuning;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void create(UnifiedJedis redis, Generation generation, int dimension) {
    if (redis.ftList().contains(index(generation))) {
      return;
    }
    Map<String, Object> vector =
        Map.of(
            "TYPE",
            "FLOAT32",
            "DIM",
            dimension,
            "DISTANCE_METRIC",
            "L2",
            "M",
            tuning.links(),
            "EF_CONSTRUCTION",
            tuning.buildList());
    List<SchemaField> fields =
        List.of(
            TagField.of(SKU).caseSensitive(),
            TagField.of(CATEGORY_WORD),
            VectorField.builder()
                .fieldName(VECTOR)
                .algorithm(VectorAlgorithm.HNSW)
                .attributes(vector)
                .build());
    FTCreateParams hashes =
        FTCreateParams.createParams().on(IndexDataType.HASH).prefix(prefix(generation));
    redis.ftCreate(index(generation), hashes, fields);
  }

  @Override
  public void put(PipeliningBase queue, Generation generation, Stored anchor) {
    Map<byte[], byte[]> fields =
        Map.of(
            bytes(SKU), bytes(anchor.sku()),
            bytes(CATEGORY), bytes(anchor.category()),
            bytes(CATEGORY_WORD), bytes(word(anchor.category())),
            bytes(VECTOR), VectorSetTable.littleEndian(anchor.vector()));
    queue.hset(bytes(prefix(generation) + anchor.id()), fields);
  }

  @Override
  public void remove(PipeliningBase queue, Generation generation, String id, String category) {
    queue.unlink(prefix(generation) + id);
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k) {
    Map<String, Integer> sizes =
        categories.stream().collect(Collectors.toMap(name -> name, name -> UNKNOWN_SIZE));
    return search(queue, generation, new Search(query, sizes, k));
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, Search search) {
    int anchors = search.categories().values().stream().mapToInt(Integer::intValue).sum();
    String how =
        anchors <= tuning.exactTo()
            ? " HYBRID_POLICY ADHOC_BF"
            : " HYBRID_POLICY BATCHES EF_RUNTIME " + tuning.list(search.k(), anchors);
    String nearest = "=>[KNN $k @" + VECTOR + " $query" + how + " AS " + DISTANCE + "]";
    CommandArguments command =
        command(generation)
            .add(among(search.categories().keySet()) + nearest)
            .add("NOCONTENT")
            .addObjects("SORTBY", DISTANCE, "ASC")
            .addObjects("LIMIT", 0, search.k())
            .addObjects("PARAMS", 4, "k", search.k(), "query")
            .add(VectorSetTable.littleEndian(search.query()))
            .addObjects("DIALECT", DIALECT);
    return List.of(queue.executeCommand(new CommandObject<>(command, found(generation))));
  }

  @Override
  public Response<Long> size(PipeliningBase queue, Generation generation, String category) {
    return queue.executeCommand(count(generation, among(Set.of(category))));
  }

  @Override
  public long size(UnifiedJedis redis, Generation generation) {
    return redis.executeCommand(count(generation, "*"));
  }

  @Override
  public void drop(UnifiedJedis redis, Generation generation) {
    if (redis.ftList().contains(index(generation))) {
      redis.ftDropIndex(index(generation)); // first: an index would follow each removal
    }
    ScanIteration keys = redis.scanIteration(DROPPED_AT_ONCE, prefix(generation) + "*");
    while (!keys.isIterationCompleted()) {
      Collection<String> some = keys.nextBatchList();
      if (!some.isEmpty()) {
        redis.unlink(some.toArray(String[]::new));
      }
    }
  }

  private static String index(Generation generation) {
    return generation.key("anchors");
  }

  /** What the keys of the generation's hashes begin with; the anchor's name follows. */
  private static String prefix(Generation generation) {
    return generation.key("anchor", "");
  }

  /** A search, sent to the node of the hashes: the index's name has their hash tag. */
  private static CommandArguments command(Generation generation) {
    return new ClusterCommandArguments(SearchCommand.SEARCH).key(index(generation));
  }

  private static CommandObject<Long> count(Generation generation, String filter) {
    CommandArguments count =
        command(generation).add(filter).addObjects("LIMIT", 0, 0).addObjects("DIALECT", DIALECT);
    return new CommandObject<>(count, TOTAL);
  }

  static String among(Set<String> categories) {
    return new TreeSet<>(categories)
        .stream()
            .map(QueryEngineTable::word)
            .collect(Collectors.joining("|", "(@" + CATEGORY_WORD + ":{", "})"));
  }

  private static String word(String category) {
    return "c" + HexFormat.of().formatHex(bytes(category));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The first part of any answer to FT.SEARCH. */
  private static final Builder<Long> TOTAL =
      new Builder<>() {
        @Override
        public Long build(Object data) {
          return BuilderFactory.LONG.build(((List<?>) data).get(0));
        }
      };

  /** The total, then the keys. */
  private static Builder<List<Found>> found(Generation generation) {
    int prefix = prefix(generation).length();
    return new Builder<>() {
      @Override
      public List<Found> build(Object data) {
        List<?> parts = (List<?>) data;
        List<Found> found = new ArrayList<>(parts.size());
        for (Object key : parts.subList(1, parts.size())) {
          found.add(new Found(BuilderFactory.STRING.build(key).substring(prefix)));
        }
        return found;
      }
    };
  }
}
