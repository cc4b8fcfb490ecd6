package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.Gallery;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

/** Compares what a server holds with what it should. */
final class Wholeness {

  private Wholeness() {}

  /** The generation in use holds exactly these products, and says so. */
  static void check(
      UnifiedJedis redis, HashTable table, String store, Collection<Gallery.Enrolled> products) {
    IndexGenerations generations = generations(redis, table, store);
    Generation generation = generations.current().orElseThrow();
    Map<String, String> expected = expected(products);
    assertThat(redis.hgetAll(table.key(generation))).containsExactlyInAnyOrderEntriesOf(expected);
    GenerationFacts facts = generations.facts(generation).orElseThrow();
    assertThat(facts.state()).isEqualTo(State.READY);
    assertThat(facts.anchors()).isEqualTo(expected.size());
    assertThat(facts.products()).isEqualTo(products.size());
    assertThat(redis.hlen(Holdings.key(generation))).isEqualTo(products.size());
  }

  /** Each generation there is lists and holds as many anchors as its facts say. */
  static void checkNothingHalf(UnifiedJedis redis, HashTable table, String store) {
    String model = CatalogueStage.model().id();
    for (String number : redis.hkeys(Generation.numbers(store, model))) {
      Generation generation = new Generation(store, model, Long.parseLong(number));
      Optional<GenerationFacts> facts = generations(redis, table, store).facts(generation);
      if (facts.isPresent()) {
        long listed =
            new Holdings(redis, generation)
                .all().values().stream().mapToLong(held -> held.ids().size()).sum();
        assertThat(listed).as("listed").isEqualTo(facts.get().anchors());
        assertThat(table.size(redis, generation)).as("there").isEqualTo(facts.get().anchors());
      }
    }
  }

  static IndexGenerations generations(UnifiedJedis redis, HashTable table, String store) {
    return new IndexGenerations(redis, List.of(table), store, CatalogueStage.model());
  }

  private static Map<String, String> expected(Collection<Gallery.Enrolled> products) {
    Map<String, String> expected = new TreeMap<>();
    for (Gallery.Enrolled product : products) {
      for (float[] vector : product.anchors()) {
        String id = AnchorId.of(product.sku(), vector);
        expected.put(product.category() + "/" + id, Arrays.toString(vector));
      }
    }
    return expected;
  }
}
