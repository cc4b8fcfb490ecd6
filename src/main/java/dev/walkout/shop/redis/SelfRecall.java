package dev.walkout.shop.redis;

import dev.walkout.shop.redis.AnchorTable.Found;
import dev.walkout.shop.redis.AnchorTable.Search;
import dev.walkout.shop.redis.AnchorTable.Stored;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Whether a generation finds its own anchors: each is searched for in its category and must come
 * back. An anchor that was lost, or that a graph cannot reach, shows at once.
 */
public final class SelfRecall {

  private static final int IN_FLIGHT = 100;

  /** As many as recognition asks for. */
  private static final int NEAREST = Gate.ANCHORS_PER_QUERY;

  /** Anchors this near are the same picture; which of them come back is chance. */
  private static final double SAME = 1e-3;

  private final UnifiedJedis redis;
  private final AnchorTable table;

  /** The probe of a server's generations. */
  public SelfRecall(IndexGenerations generations) {
    this.redis = generations.redis();
    this.table = generations.table();
  }

  /**
   * What a probe found.
   *
   * @param anchors that were searched for
   * @param found those that came back
   */
  public record Result(long anchors, long found) {

    /** From 0 to 1; 1 for a generation without anchors. */
    public double share() {
      return anchors == 0 ? 1 : (double) found / anchors;
    }
  }

  /**
   * Searches a generation for every anchor of the gallery that it was built from.
   *
   * @throws redis.clients.jedis.exceptions.JedisException if the server does not answer
   */
  public Result of(Generation generation, Gallery gallery, Progress progress) {
    GalleryAnchors names = new GalleryAnchors(gallery);
    progress.begin("self-recall", gallery.anchorCount());
    long anchors = 0;
    long found = 0;
    List<Stored> some = new ArrayList<>();
    for (Gallery.Product product : gallery.products()) {
      some.addAll(anchors(gallery, product));
      if (some.size() >= IN_FLIGHT) {
        found += found(generation, names, some);
        anchors += some.size();
        progress.step(some.size(), "anchors");
        some.clear();
      }
    }
    found += found(generation, names, some);
    anchors += some.size();
    progress.end("%,d of %,d anchors find themselves".formatted(found, anchors));
    return new Result(anchors, found);
  }

  private static List<Stored> anchors(Gallery gallery, Gallery.Product product) {
    Set<String> seen = new HashSet<>();
    List<Stored> anchors = new ArrayList<>();
    for (float[] vector : gallery.anchors(product)) {
      String id = AnchorId.of(product.sku(), vector);
      if (seen.add(id)) {
        anchors.add(new Stored(id, product.sku(), product.category(), vector));
      }
    }
    return anchors;
  }

  private long found(Generation generation, GalleryAnchors names, List<Stored> anchors) {
    List<List<Response<List<Found>>>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Stored anchor : anchors) {
        Map<String, Integer> category = names.counts(Set.of(anchor.category()));
        Search search = new Search(anchor.vector(), category, NEAREST);
        answers.add(table.search(pipeline, generation, search));
      }
    }
    long found = 0;
    for (int i = 0; i < anchors.size(); i++) {
      if (isFound(anchors.get(i), ids(answers.get(i)), names)) {
        found++;
      }
    }
    return found;
  }

  /** Names of what was found, of all categories. */
  static List<String> ids(List<Response<List<Found>>> answers) {
    return answers.stream().flatMap(answer -> answer.get().stream()).map(Found::id).toList();
  }

  private static boolean isFound(Stored anchor, List<String> ids, GalleryAnchors names) {
    if (ids.contains(anchor.id())) {
      return true;
    }
    List<Hit> hits = names.nearest(anchor.vector(), ids, NEAREST);
    return hits.size() == NEAREST && hits.get(NEAREST - 1).distance() <= SAME;
  }
}
