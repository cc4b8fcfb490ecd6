package dev.walkout.shop.redis;

import dev.walkout.shop.redis.AnchorTable.Found;
import dev.walkout.shop.redis.AnchorTable.Search;
import dev.walkout.shop.redis.AnchorTable.Stored;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Measures what a server's layouts of anchors find and how fast, with a sample of made-up products
 * that it writes beside everything else and removes again.
 */
final class TableProbe {

  private static final int PRODUCTS = 200;
  private static final int ANCHORS = 5;
  private static final double SPREAD = 0.04;
  private static final int NEAREST = 5;
  private static final int BURST = 8;
  private static final int BURSTS = 25;
  private static final String CATEGORY = "sample";

  private final UnifiedJedis redis;
  private final List<float[]> anchors = new ArrayList<>();
  private final List<float[]> queries;

  /** What a sample showed: share of the nearest anchors found, and microseconds a query. */
  record Measured(AnchorTable table, double recall, double micros) {

    String text() {
      return String.format(
          Locale.ROOT, "%s finds %.3f at %.0f us a query", table.kind(), recall, micros);
    }
  }

  TableProbe(UnifiedJedis redis, int dimension) {
    this.redis = redis;
    Random random = new Random(1);
    for (int product = 0; product < PRODUCTS; product++) {
      float[] centre = near(random, new float[dimension], 1);
      for (int i = 0; i < ANCHORS; i++) {
        anchors.add(near(random, centre, SPREAD));
      }
    }
    this.queries =
        IntStream.range(0, BURST * BURSTS)
            .mapToObj(i -> near(random, anchors.get(random.nextInt(anchors.size())), SPREAD))
            .toList();
  }

  /** Fills a generation that nobody uses, searches it and drops it. */
  Measured measure(AnchorTable table) {
    Generation generation = new Generation("probe-" + UUID.randomUUID(), "sample", 1);
    try {
      fill(table, generation);
      return new Measured(table, recall(table, generation), micros(table, generation));
    } finally {
      table.drop(redis, generation);
    }
  }

  private void fill(AnchorTable table, Generation generation) {
    table.create(redis, generation, anchors.get(0).length);
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int i = 0; i < anchors.size(); i++) {
        table.put(pipeline, generation, new Stored(id(i), CATEGORY, CATEGORY, anchors.get(i)));
      }
    }
  }

  private double recall(AnchorTable table, Generation generation) {
    long found = 0;
    List<List<Found>> answers = search(table, generation, queries);
    for (int q = 0; q < queries.size(); q++) {
      List<String> exact = exact(queries.get(q));
      found += answers.get(q).stream().filter(one -> exact.contains(one.id())).count();
    }
    return (double) found / (NEAREST * queries.size());
  }

  private List<String> exact(float[] query) {
    return IntStream.range(0, anchors.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -AnchorIndex.dot(query, anchors.get(i))))
        .limit(NEAREST)
        .map(TableProbe::id)
        .toList();
  }

  /** Median time of a query in a pipelined burst. */
  private double micros(AnchorTable table, Generation generation) {
    List<Long> nanos = new ArrayList<>();
    for (int burst = 0; burst < BURSTS; burst++) {
      List<float[]> some = queries.subList(burst * BURST, (burst + 1) * BURST);
      long start = System.nanoTime();
      search(table, generation, some);
      nanos.add(System.nanoTime() - start);
    }
    nanos.sort(null);
    return nanos.get(BURSTS / 2) / 1e3 / BURST;
  }

  private List<List<Found>> search(AnchorTable table, Generation generation, List<float[]> some) {
    Map<String, Integer> size = Map.of(CATEGORY, anchors.size());
    List<Response<List<Found>>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (float[] query : some) {
        answers.addAll(table.search(pipeline, generation, new Search(query, size, NEAREST)));
      }
    }
    return answers.stream().map(Response::get).toList();
  }

  private static String id(int anchor) {
    return CATEGORY + "#" + anchor;
  }

  private static float[] near(Random random, float[] centre, double spread) {
    double[] moved = new double[centre.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = centre[i] + spread * random.nextGaussian();
    }
    return UnitVectors.unit(moved);
  }
}
