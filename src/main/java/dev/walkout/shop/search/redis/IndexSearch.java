package dev.walkout.shop.search.redis;

import com.redis.om.spring.indexing.RediSearchIndexer;
import com.redis.om.spring.indexing.SearchField;
import com.redis.om.spring.ops.RedisModulesOperations;
import com.redis.om.spring.ops.search.SearchOperations;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.Documents.Hit;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.InMemoryDocuments;
import dev.walkout.shop.search.SearchCapabilities;
import dev.walkout.shop.search.SearchDocument;
import dev.walkout.vision.match.UnitVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import redis.clients.jedis.args.SortingOrder;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.search.Document;
import redis.clients.jedis.search.FTCreateParams;
import redis.clients.jedis.search.FTSearchParams;
import redis.clients.jedis.search.IndexDataType;
import redis.clients.jedis.search.SearchResult;
import redis.clients.jedis.search.aggr.AggregationBuilder;
import redis.clients.jedis.search.aggr.Reducers;
import redis.clients.jedis.search.aggr.SortedField;
import redis.clients.jedis.search.schemafields.SchemaField;
import redis.clients.jedis.search.schemafields.VectorField;
import redis.clients.jedis.search.schemafields.VectorField.VectorAlgorithm;

/** A search by the server's Query Engine: filters, words, likeness and page in one query. */
final class IndexSearch<D extends SearchDocument> implements DocumentSearch<D> {

  private static final Duration LONGEST_INDEXING = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_NANOS = 10_000_000;
  private static final String VALUE = "value";
  private static final String COUNT = "count";

  private final Shelf<D, ?> shelf;
  private final SearchOperations<String> index;
  private final List<SchemaField> fields;
  private final RedisConfig config;

  /** Makes the index if it is missing, and waits until it holds what is there. */
  IndexSearch(
      Shelf<D, ?> shelf,
      RedisModulesOperations<String> operations,
      RediSearchIndexer indexer,
      RedisConfig config) {
    this.shelf = shelf;
    this.index = operations.opsForSearch(shelf.index());
    this.fields = fields(shelf, indexer);
    this.config = config;
    ShelfHashes.asked(config.address(), "index of " + shelf.kind().name() + "s", this::create);
  }

  @Override
  public Documents.Page<D> search(DocumentQuery query) {
    shelf.kind().check(query);
    query.near().ifPresent(this::checkDimension);
    QueryText filter = QueryText.of(query);
    QueryText text = query.near().map(filter::nearest).orElse(filter);
    String first = query.near().isPresent() ? QueryText.DISTANCE : DocumentRow.ORDER;
    FTSearchParams page =
        FTSearchParams.searchParams()
            .returnFields(DocumentRow.DOCUMENT)
            .returnField(DocumentRow.EMBEDDING, false)
            .sortBy(first, SortingOrder.ASC)
            .limit(query.offset(), query.limit())
            .timeout(timeoutMillis())
            .dialect(QueryText.DIALECT);
    if (!text.parameters().isEmpty()) {
      page.params(text.parameters());
    }
    SearchResult found = asked("search", () -> index.search(text.text(), page));
    List<Hit<D>> hits = found.getDocuments().stream().map(row -> hit(row, query)).toList();
    if (query.near().isPresent()) {
      Comparator<Hit<D>> nearest = Comparator.comparingDouble(Hit::distance);
      hits = hits.stream().sorted(nearest.thenComparing(hit -> hit.document().order())).toList();
    }
    return new Documents.Page<>(hits, found.getTotalResults());
  }

  @Override
  public Map<String, Long> count(DocumentQuery query, Facet facet) {
    shelf.kind().check(query);
    shelf.kind().check(facet);
    QueryText text = QueryText.of(query);
    String field = "@" + facet.name();
    String value = "@" + VALUE;
    AggregationBuilder groups =
        new AggregationBuilder(text.text())
            .load(field)
            .apply("split(%s, \"%s\")".formatted(field, DocumentRow.SEPARATOR), VALUE)
            .groupBy(value, Reducers.count().as(COUNT))
            .sortBy(DocumentQuery.MOST, SortedField.desc("@" + COUNT), SortedField.asc(value))
            .timeout(timeoutMillis())
            .dialect(QueryText.DIALECT);
    if (!text.parameters().isEmpty()) {
      groups.params(text.parameters());
    }
    Map<String, Long> counts = new HashMap<>();
    asked("count", () -> index.aggregate(groups))
        .getRows()
        .forEach(row -> counts.put(row.getString(VALUE), row.getLong(COUNT)));
    counts.remove(null); // the documents that have no value
    return InMemoryDocuments.mostFrequentFirst(counts);
  }

  @Override
  public SearchCapabilities capabilities() {
    return new SearchCapabilities(
        SearchCapabilities.By.QUERY_ENGINE,
        "searched by the server's Query Engine, index " + shelf.index() + ", exactly");
  }

  /**
   * The fields that the row's annotations tell, and the embedding, whose dimension no annotation
   * can know. Its index is a flat one: among as many products as a store has, exact costs little.
   */
  private static List<SchemaField> fields(Shelf<?, ?> shelf, RediSearchIndexer indexer) {
    List<SchemaField> fields = new ArrayList<>();
    for (SearchField field : indexer.getSchemaFor(shelf.rowType())) {
      fields.add(field.getSchemaField());
    }
    if (shelf.dimension() > 0) {
      Map<String, Object> settings =
          Map.of("TYPE", "FLOAT32", "DIM", shelf.dimension(), "DISTANCE_METRIC", "L2");
      fields.add(new VectorField(DocumentRow.EMBEDDING, VectorAlgorithm.FLAT, settings));
    }
    return fields;
  }

  private boolean create() {
    FTCreateParams params =
        FTCreateParams.createParams()
            .on(IndexDataType.HASH)
            .prefix(shelf.prefix())
            .noStopwords(); // "the" is a word of a brand
    try {
      index.createIndex(params, fields);
    } catch (JedisDataException e) {
      if (!says(e, "already exists")) {
        throw e;
      }
    }
    long end = System.nanoTime() + LONGEST_INDEXING.toNanos();
    while (!"0".equals(String.valueOf(index.getInfo().get("indexing")))) {
      if (System.nanoTime() > end) {
        throw new Documents.Unavailable(
            "index " + shelf.index() + " at " + config.address() + " is still being built", null);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }

  private Hit<D> hit(Document row, DocumentQuery query) {
    byte[] embedding = (byte[]) row.get(DocumentRow.EMBEDDING);
    D document = shelf.mapping().document(row.getString(DocumentRow.DOCUMENT), embedding);
    // The server's distance is squared, and in single precision.
    double distance =
        query
            .near()
            .map(near -> UnitVectors.dot(near.embedding(), document.embedding().orElseThrow()))
            .map(UnitVectors::distance)
            .orElse(Double.NaN);
    return new Hit<>(document, distance);
  }

  private void checkDimension(DocumentQuery.Near near) {
    if (near.embedding().length != shelf.dimension()) {
      throw new IllegalArgumentException(
          "embedding has "
              + near.embedding().length
              + " dimensions and the "
              + shelf.kind().name()
              + "s have "
              + shelf.dimension()
              + "; embed with their model");
    }
  }

  /** A server that lost everything has lost the index too. */
  private <T> T asked(String what, Supplier<T> work) {
    return ShelfHashes.asked(
        config.address(),
        shelf.kind().name() + "s: " + what,
        () -> {
          try {
            return work.get();
          } catch (JedisDataException e) {
            if (!says(e, "no such index") && !says(e, "unknown index")) {
              throw e;
            }
            create();
            return work.get();
          }
        });
  }

  /** A query that runs longer than this would answer with what it has found so far. */
  private long timeoutMillis() {
    return config.timeouts().write().toMillis();
  }

  private static boolean says(JedisDataException e, String words) {
    return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains(words);
  }
}
