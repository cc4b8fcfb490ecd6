package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.AnchorTable.Found;
import dev.walkout.shop.redis.AnchorTable.Search;
import dev.walkout.shop.redis.GenerationFacts.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * All that one search asks of a server at once: the searches, and before and after them what proves
 * that they were of a complete generation.
 *
 * <p>Other clients may come in between. A generation only grows while it is in use, so facts that
 * cover the gallery before the searches hold during them; facts and pointer after them show that it
 * was not dropped or lost meanwhile.
 */
final class RoundTrip {

  private final AnchorTable table;
  private final Generation generation;
  private final RedisAnchorIndex.Question question;
  private final int count;
  private final List<List<Response<List<Found>>>> searches = new ArrayList<>();
  private final Map<String, Response<Long>> sizes = new HashMap<>();
  private Response<List<String>> factsBefore;
  private Response<List<String>> factsAfter;
  private Response<String> pointer;

  RoundTrip(AnchorTable table, Generation generation, RedisAnchorIndex.Question question) {
    this.table = table;
    this.generation = generation;
    this.question = question;
    this.count = question.k() + question.spare();
  }

  void queue(AbstractPipeline pipeline, String pointerKey) {
    factsBefore = GenerationFacts.read(pipeline, generation);
    for (float[] query : question.queries()) {
      searches.add(
          table.search(pipeline, generation, new Search(query, question.categories(), count)));
    }
    for (String category : question.categories().keySet()) {
      sizes.put(category, table.size(pipeline, generation, category));
    }
    factsAfter = GenerationFacts.read(pipeline, generation);
    pointer = pipeline.get(pointerKey);
  }

  /** The number of the generation in use after the searches; null if there is none. */
  String pointer() {
    return pointer.get();
  }

  /** Why the answers must not be believed; nothing if they may be. */
  Optional<String> objection(CataloguePosition needed, GalleryAnchors gallery) {
    Optional<GenerationFacts> before = GenerationFacts.of(factsBefore.get());
    Optional<GenerationFacts> after = GenerationFacts.of(factsAfter.get());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of("is gone; run rebuild-index, or wait for the projector");
    }
    Optional<String> incomplete = incomplete(before.get(), needed, gallery.dimension());
    if (incomplete.isEmpty()) {
      incomplete = incomplete(after.get(), needed, gallery.dimension());
    }
    return incomplete.isPresent()
        ? incomplete
        : miscount(after.get().position().equals(needed), gallery);
  }

  /** Names of the anchors found for a query, of all categories. */
  List<String> found(int query) {
    List<String> ids = new ArrayList<>();
    for (Response<List<Found>> category : searches.get(query)) {
      category.get().forEach(found -> ids.add(found.id()));
    }
    return ids;
  }

  private Optional<String> incomplete(
      GenerationFacts facts, CataloguePosition needed, int dimension) {
    if (facts.state() != State.READY) {
      return Optional.of("is being built");
    }
    if (!facts.kind().equals(table.kind())) {
      return Optional.of("is laid out as " + facts.kind() + ", not as " + table.kind());
    }
    if (facts.dimension() != dimension) {
      return Optional.of("has dimension " + facts.dimension() + ", not " + dimension);
    }
    if (!facts.position().covers(needed)) {
      return Optional.of("is complete to " + facts.position() + ", not to " + needed);
    }
    return Optional.empty();
  }

  /**
   * Whether anchors are missing although the facts say otherwise, as after an eviction. A server
   * that is ahead of the gallery may rightly hold others, but hardly none.
   */
  private Optional<String> miscount(boolean samePlace, GalleryAnchors gallery) {
    for (Map.Entry<String, Response<Long>> size : sizes.entrySet()) {
      long has = size.getValue().get();
      long wanted = gallery.names(size.getKey());
      if (samePlace ? has != wanted : has == 0) {
        return Optional.of(
            "has " + has + " anchors of " + size.getKey() + ", not " + wanted + "; rebuild it");
      }
    }
    return Optional.empty();
  }
}
