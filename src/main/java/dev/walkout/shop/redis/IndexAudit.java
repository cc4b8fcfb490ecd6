package dev.walkout.shop.redis;

import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the generation in use with the gallery that it should hold, anchor by anchor. */
public final class IndexAudit {

  private static final int MOST_NAMED = 10;

  private final IndexGenerations generations;

  public IndexAudit(IndexGenerations generations) {
    this.generations = generations;
  }

  /**
   * What differs, in words; nothing if the generation is equal to the gallery, and every anchor of
   * it is found by a search.
   */
  public List<String> differences(Gallery gallery) {
    Optional<Generation> current = generations.current();
    Optional<GenerationFacts> facts = current.flatMap(generations::facts);
    if (facts.isEmpty()) {
      return List.of("no generation is in use");
    }
    Generation generation = current.orElseThrow();
    List<String> differences = new ArrayList<>();
    Map<String, Holding> held = new Holdings(generations.redis(), generation).all();
    long wanted = products(gallery, held, differences);
    count(differences, "anchors in the facts", facts.get().anchors(), wanted);
    count(differences, "products", facts.get().products(), gallery.products().size());
    long there = generations.table().size(generations.redis(), generation);
    count(differences, "anchors on the server", there, wanted);
    if (facts.get().state() != State.READY) {
      differences.add("it is " + facts.get().state());
    }
    SelfRecall.Result found =
        new SelfRecall(generations).of(generation, gallery, Progress.silent());
    count(differences, "anchors that find themselves", found.found(), found.anchors());
    return differences;
  }

  /** Returns how many anchors the gallery has, each named once. */
  private static long products(
      Gallery gallery, Map<String, Holding> held, List<String> differences) {
    Set<String> unknown = new TreeSet<>(held.keySet());
    Set<String> wrong = new TreeSet<>();
    long anchors = 0;
    for (Gallery.Product product : gallery.products()) {
      Set<String> ids = new LinkedHashSet<>();
      gallery.anchors(product).forEach(anchor -> ids.add(AnchorId.of(product.sku(), anchor)));
      anchors += ids.size();
      unknown.remove(product.sku());
      Holding has = held.getOrDefault(product.sku(), Holding.NOTHING);
      if (!has.category().equals(product.category()) || !Set.copyOf(has.ids()).equals(ids)) {
        wrong.add(product.sku());
      }
    }
    name(differences, "products are not as they should be", wrong);
    name(differences, "products should not be there", unknown);
    return anchors;
  }

  private static void name(List<String> differences, String what, Set<String> skus) {
    if (!skus.isEmpty()) {
      differences.add(skus.size() + " " + what + ": " + skus.stream().limit(MOST_NAMED).toList());
    }
  }

  private static void count(List<String> differences, String what, long is, long wanted) {
    if (is != wanted) {
      differences.add(what + ": " + is + ", not " + wanted);
    }
  }
}
