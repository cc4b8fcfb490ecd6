package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.GenerationFacts.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Writes products into a generation: each batch is one transaction, together with the position and
 * the counts that it leads to.
 *
 * <p>Any number may write to one generation. One rule keeps them from undoing each other's work:
 * nobody writes who knows less of the topic than one who has written before. How far the writers
 * have known it stands beside the facts, as {@value #REACH}.
 */
final class GenerationWriter {

  /**
   * Anchors in one transaction. A server does nothing else while it adds them, about 1 ms each to a
   * set of 100,000, and a search has to wait for it.
   */
  static final int MOST_ANCHORS = 16;

  private static final String REACH = "reach";

  private final UnifiedJedis redis;
  private final AnchorTable table;

  GenerationWriter(UnifiedJedis redis, AnchorTable table) {
    this.redis = redis;
    this.table = table;
  }

  /** The generation is not what the writer took it for; it has to look again. */
  static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Moved(String why) {
      super(why);
    }
  }

  /**
   * What is to be written at once.
   *
   * @param changes in the order of the topic
   * @param from the generation must hold everything before it
   * @param reach how far the topic was known when the changes were decided
   * @param complete whether the generation then holds everything before {@code reach}
   */
  record Batch(List<Change> changes, long from, CataloguePosition reach, boolean complete) {

    /** The last change of each product. */
    private Map<String, Change> bySku() {
      Map<String, Change> last = new LinkedHashMap<>();
      changes.forEach(change -> last.put(change.sku(), change));
      return last;
    }
  }

  /** The changes cut into transactions of bounded size; one product is never cut. */
  static List<List<Change>> cut(List<Change> changes) {
    List<List<Change>> parts = new ArrayList<>();
    int weight = MOST_ANCHORS;
    for (Change change : changes) {
      if (weight + change.weight() > MOST_ANCHORS) {
        parts.add(new ArrayList<>());
        weight = 0;
      }
      parts.get(parts.size() - 1).add(change);
      weight += change.weight();
    }
    return parts;
  }

  /**
   * Brings a generation to a batch; does nothing if it has come as far already.
   *
   * @return its facts afterwards
   * @throws Moved if it is gone, is of another cluster, has fallen behind, is no longer in use, or
   *     is written to by one who knows more
   */
  GenerationFacts write(Generation generation, Batch batch) {
    Map<String, Change> changes = batch.bySku();
    return Watched.change(
        redis,
        List.of(generation.facts()),
        queue -> {
          Seen seen = look(generation, List.copyOf(changes.keySet()));
          GenerationFacts facts = seen.check(generation, batch);
          if (facts.position().covers(batch.reach())) {
            return facts;
          }
          return queue(queue, generation, batch, new Ledger(facts, seen.held(), changes));
        });
  }

  /**
   * Says that a generation holds everything before a position.
   *
   * @param seen the facts that this was found out from; they must not have changed
   * @param publish whether to put it in use if it is not
   * @throws Moved if it has changed, was written to by one who knows more, or a newer generation is
   *     in use
   */
  GenerationFacts complete(
      Generation generation, GenerationFacts seen, CataloguePosition position, boolean publish) {
    String pointer = Generation.pointer(generation.store(), generation.model());
    return Watched.change(
        redis,
        List.of(generation.facts(), pointer),
        queue -> {
          Seen now = look(generation, List.of());
          if (!now.facts().equals(Optional.of(seen))) {
            throw new Moved("another writer changed it");
          }
          if (now.reach() > position.offset()) {
            throw new Moved("another writer has read as far as " + now.reach());
          }
          if (now.current() > generation.number()) {
            throw new Moved("generation " + now.current() + " is in use");
          }
          boolean inUse = now.current() == generation.number();
          if (inUse && seen.state() == State.READY && seen.position().equals(position)) {
            return seen;
          }
          boolean ready = publish || seen.state() == State.READY;
          GenerationFacts after =
              new GenerationFacts(
                  position,
                  ready ? State.READY : State.BUILDING,
                  seen.kind(),
                  seen.dimension(),
                  seen.anchors(),
                  seen.products());
          write(queue.get(), generation, after, position);
          if (publish) {
            queue.get().set(pointer, Long.toString(generation.number()));
          }
          return after;
        });
  }

  private GenerationFacts queue(
      Supplier<PipeliningBase> queue, Generation generation, Batch batch, Ledger ledger) {
    PipeliningBase writes = queue.get();
    ledger.changes().values().forEach(change -> queue(writes, generation, ledger, change));
    GenerationFacts after = ledger.after(batch);
    write(writes, generation, after, batch.reach());
    return after;
  }

  private static void write(
      PipeliningBase writes,
      Generation generation,
      GenerationFacts facts,
      CataloguePosition reach) {
    facts.write(writes, generation);
    writes.hset(generation.facts(), REACH, Long.toString(reach.offset()));
    if (facts.state() == State.BUILDING) {
      IndexGenerations.renewLease(writes, generation);
    }
  }

  private void queue(PipeliningBase writes, Generation generation, Ledger ledger, Change change) {
    Holding before = ledger.before(change.sku());
    Holding after = change.holding();
    if (before.equals(after)) {
      return;
    }
    boolean sameCategory = before.category().equals(after.category());
    for (String id : before.ids()) {
      if (!sameCategory || !change.vectors().containsKey(id)) {
        table.remove(writes, generation, id, before.category());
      }
    }
    change
        .vectors()
        .forEach(
            (id, vector) -> {
              if (!sameCategory || !before.ids().contains(id)) {
                table.put(
                    writes,
                    generation,
                    new AnchorTable.Stored(id, change.sku(), after.category(), vector));
              }
            });
    if (after.isNothing()) {
      writes.hdel(Holdings.key(generation), change.sku());
    } else {
      writes.hset(Holdings.key(generation), change.sku(), after.text());
    }
  }

  /** A look at a generation, in one round trip. */
  private record Seen(
      long current, long reach, Optional<GenerationFacts> facts, Map<String, Holding> held) {

    GenerationFacts check(Generation generation, Batch batch) {
      GenerationFacts now = facts.orElseThrow(() -> new Moved("its facts are gone"));
      if (now.state() == State.READY && current != generation.number()) {
        throw new Moved("generation " + current + " is in use");
      }
      if (!now.position().cluster().equals(batch.reach().cluster())) {
        throw new Moved("it is of cluster " + now.position().cluster());
      }
      if (now.position().offset() < batch.from()) {
        throw new Moved("it fell back to " + now.position().offset());
      }
      if (reach > batch.reach().offset() && !now.position().covers(batch.reach())) {
        throw new Moved("another writer has read as far as " + reach);
      }
      return now;
    }
  }

  private Seen look(Generation generation, List<String> skus) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Response<String> current =
          pipeline.get(Generation.pointer(generation.store(), generation.model()));
      Response<String> reach = pipeline.hget(generation.facts(), REACH);
      Response<List<String>> facts = GenerationFacts.read(pipeline, generation);
      Response<List<String>> held =
          skus.isEmpty()
              ? null
              : pipeline.hmget(Holdings.key(generation), skus.toArray(String[]::new));
      pipeline.sync();
      Map<String, Holding> holdings = new LinkedHashMap<>();
      for (int i = 0; i < skus.size(); i++) {
        holdings.put(skus.get(i), Holding.of(held.get().get(i)));
      }
      return new Seen(
          number(current.get()), number(reach.get()), GenerationFacts.of(facts.get()), holdings);
    }
  }

  private static long number(String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  /** Counts what a batch does to a generation. */
  private record Ledger(
      GenerationFacts facts, Map<String, Holding> held, Map<String, Change> changes) {

    Holding before(String sku) {
      return held.get(sku);
    }

    GenerationFacts after(Batch batch) {
      long anchors = facts.anchors();
      long products = facts.products();
      for (Change change : changes.values()) {
        Holding before = before(change.sku());
        Holding after = change.holding();
        anchors += after.ids().size() - before.ids().size();
        products += (after.isNothing() ? 0 : 1) - (before.isNothing() ? 0 : 1);
      }
      return new GenerationFacts(
          batch.complete() ? batch.reach() : facts.position(),
          facts.state(),
          facts.kind(),
          facts.dimension(),
          anchors,
          products);
    }
  }
}
