package dev.walkout.shop.redis;

import dev.walkout.shop.redis.AnchorTable.Found;
import dev.walkout.shop.redis.AnchorTable.Search;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** How much of what an exact search finds a generation finds, for made-up queries near anchors. */
final class SampleRecall {

  private static final int QUERIES = 200;
  private static final int NEAREST = 5;

  /** A query is about as far from its anchor as another photo of the product would be. */
  private static final double NOISE_LENGTH = 0.4;

  private final UnifiedJedis redis;
  private final AnchorTable table;

  SampleRecall(IndexGenerations generations) {
    this.redis = generations.redis();
    this.table = generations.table();
  }

  /**
   * Recall of the five nearest, 0 to 1; an anchor as near as the fifth counts as found.
   *
   * @param exact the exact index of the gallery that the generation was built from
   */
  double of(Generation generation, Gallery gallery, AnchorIndex exact) {
    if (gallery.products().isEmpty()) {
      return 1;
    }
    Set<String> categories =
        gallery.products().stream().map(Gallery.Product::category).collect(Collectors.toSet());
    List<float[]> queries = queries(gallery);
    List<List<Hit>> truths = exact.search(queries, categories, NEAREST);
    GalleryAnchors names = new GalleryAnchors(gallery);
    List<List<Response<List<Found>>>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (float[] query : queries) {
        Search search = new Search(query, names.counts(categories), Gate.ANCHORS_PER_QUERY);
        answers.add(table.search(pipeline, generation, search));
      }
    }
    long wanted = 0;
    long found = 0;
    for (int q = 0; q < queries.size(); q++) {
      List<Hit> truth = truths.get(q);
      double farthest = truth.get(truth.size() - 1).distance();
      wanted += truth.size();
      found +=
          names.nearest(queries.get(q), SelfRecall.ids(answers.get(q)), truth.size()).stream()
              .filter(hit -> hit.distance() <= farthest)
              .count();
    }
    return (double) found / wanted;
  }

  private static List<float[]> queries(Gallery gallery) {
    Random random = new Random(1);
    List<float[]> queries = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      Gallery.Product product = gallery.products().get(random.nextInt(gallery.products().size()));
      List<float[]> anchors = gallery.anchors(product);
      float[] anchor = anchors.get(random.nextInt(anchors.size()));
      double[] moved = new double[anchor.length];
      double spread = NOISE_LENGTH / Math.sqrt(anchor.length);
      for (int i = 0; i < moved.length; i++) {
        moved[i] = anchor[i] + spread * random.nextGaussian();
      }
      queries.add(UnitVectors.unit(moved));
    }
    return queries;
  }
}
