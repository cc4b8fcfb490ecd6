package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.shop.redis.GenerationWriter.Batch;
import dev.walkout.shop.redis.GenerationWriter.Moved;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The steps that make a generation on a server equal to the {@code anchors} topic; each can be
 * tried again after it failed. For use by one thread.
 */
final class Projection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Projection.class);

  private static final Duration POLL = Duration.ofMillis(200);

  /** One pass does it; more only while others write, or a server loses what it had taken. */
  private static final int MOST_PASSES = 5;

  private final IndexGenerations generations;
  private final ChangeSource source;
  private final ChangeSource.Reading topic;
  private final String cluster;
  private final GenerationWriter writer;
  private final Runnable goOn;

  /** A generation and what the server says of it. */
  record Place(Generation generation, GenerationFacts facts) {}

  /**
   * The projection of a topic.
   *
   * @param goOn throws when the work is to end; asked often
   */
  Projection(IndexGenerations generations, ChangeSource source, Runnable goOn) {
    this.generations = generations;
    this.source = source;
    this.topic = source.read();
    this.cluster = source.cluster();
    this.writer = new GenerationWriter(generations.redis(), generations.table());
    this.goOn = goOn;
  }

  /**
   * Finds the generation in use and repairs what it lacks, or builds another where that one does
   * not serve.
   *
   * @return the generation, which holds what the topic held a moment ago
   */
  Place settle(Progress progress) {
    generations.refuseEviction();
    Optional<Generation> current = generations.current();
    Optional<GenerationFacts> before = current.flatMap(generations::facts);
    Census census = Census.take(topic, goOn);
    Optional<String> fault =
        before.isEmpty()
            ? Optional.of("nothing is known of it")
            : fault(new Place(current.orElseThrow(), before.get()), census);
    Generation target = fault.isEmpty() ? current.orElseThrow() : another(current, fault.get());
    GenerationFacts filled = fill(target, census, progress);
    GenerationFacts ready = writer.complete(target, filled, census.position(), true);
    generations.sweep();
    return new Place(target, ready);
  }

  /** Fills a new generation, which nobody uses yet, with what the topic holds now. */
  Place build(Progress progress) {
    generations.refuseEviction();
    Census census = Census.take(topic, goOn);
    Generation target = generations.begin(cluster);
    try {
      GenerationFacts filled = fill(target, census, progress);
      return new Place(target, writer.complete(target, filled, census.position(), false));
    } catch (RuntimeException e) {
      giveUp(target, e);
      throw e;
    }
  }

  /** Puts a generation that was built in use, with what came meanwhile, and drops the others. */
  Place publish(Place built) {
    Place last = built;
    while (last.facts().position().offset() < topic.end()) {
      goOn.run();
      last = follow(last, POLL);
    }
    CataloguePosition position = last.facts().position();
    GenerationFacts ready = writer.complete(last.generation(), last.facts(), position, true);
    generations.sweep();
    return new Place(last.generation(), ready);
  }

  /**
   * Brings a generation to what has come since, or only looks whether it is still there.
   *
   * @param limit longest wait for a change
   * @throws Moved if it is not as it was left
   */
  Place follow(Place place, Duration limit) {
    CataloguePosition from = place.facts().position();
    try {
      List<Change> changes = topic.poll(limit);
      CataloguePosition end = topic.position();
      if (end.offset() < from.offset()) {
        throw new Moved("the topic begins anew");
      }
      GenerationFacts facts = place.facts();
      List<List<Change>> parts = GenerationWriter.cut(changes);
      if (parts.isEmpty()) {
        parts = List.of(List.of());
      }
      for (int i = 0; i < parts.size(); i++) {
        CataloguePosition reach = i + 1 < parts.size() ? before(parts.get(i + 1).get(0)) : end;
        facts =
            writer.write(place.generation(), new Batch(parts.get(i), from.offset(), reach, true));
        from = reach;
      }
      return new Place(place.generation(), facts);
    } catch (RuntimeException e) {
      topic.seek(place.facts().position()); // what was read will be read again
      throw e;
    }
  }

  /** Offsets not yet projected, as far as the broker has told. */
  long behind() {
    return topic.lag();
  }

  /** Makes another thread's wait for the topic end at once, with a WakeupException. */
  void wakeUp() {
    topic.wakeUp();
  }

  @Override
  public void close() {
    topic.close();
  }

  /** Frees the memory of a generation that will not be finished, if the server still answers. */
  private void giveUp(Generation generation, RuntimeException why) {
    try {
      generations.drop(generation);
    } catch (JedisException e) {
      why.addSuppressed(e); // its lease will end
    }
  }

  /** One that somebody began already, or a new one. */
  private Generation another(Optional<Generation> current, String fault) {
    Generation other = generations.begun(cluster).orElseGet(() -> generations.begin(cluster));
    log.info(
        "index generation {} is built from the topic; instead of {}: {}",
        other.number(),
        current.map(Generation::number).orElse(0L),
        fault);
    return other;
  }

  private CataloguePosition before(Change change) {
    return new CataloguePosition(cluster, change.offset());
  }

  /** Why the generation in use cannot be repaired; none if it can. */
  private Optional<String> fault(Place place, Census census) {
    GenerationFacts facts = place.facts();
    int dimension = generations.model().dimension();
    if (!facts.position().cluster().equals(cluster)) {
      return Optional.of("it is of cluster " + facts.position().cluster());
    }
    if (!facts.kind().equals(generations.table().kind())) {
      return Optional.of("its layout is " + facts.kind());
    }
    if (facts.dimension() != dimension) {
      return Optional.of("its dimension is " + facts.dimension() + ", not " + dimension);
    }
    if (facts.state() != State.READY) {
      return Optional.of("it is not ready");
    }
    if (facts.position().offset() > census.position().offset()) {
      return Optional.of("its position " + facts.position().offset() + " is not on the topic");
    }
    return miscount(place, census);
  }

  private Optional<String> miscount(Place place, Census census) {
    GenerationFacts facts = place.facts();
    Map<String, Holding> held = held(place.generation());
    long listed = held.values().stream().mapToLong(holding -> holding.ids().size()).sum();
    long there = generations.table().size(generations.redis(), place.generation());
    if (!generations.facts(place.generation()).equals(Optional.of(facts))) {
      throw new Moved("another writer changes it");
    }
    if (listed != facts.anchors() || held.size() != facts.products() || there != listed) {
      return Optional.of(
          "it says %,d anchors of %,d products, lists %,d of %,d and holds %,d"
              .formatted(facts.anchors(), facts.products(), listed, held.size(), there));
    }
    if (facts.position().covers(census.position()) && !census.from(held).isEmpty()) {
      return Optional.of("it holds other products than the topic");
    }
    return Optional.empty();
  }

  private Map<String, Holding> held(Generation generation) {
    return new Holdings(generations.redis(), generation).all();
  }

  /** Returns the facts of the generation when it held exactly what was counted. */
  private GenerationFacts fill(Generation generation, Census census, Progress progress) {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      GenerationFacts facts =
          generations.facts(generation).orElseThrow(() -> new Moved("its facts are gone"));
      Census.Difference difference = census.from(held(generation));
      if (difference.isEmpty()) {
        topic.seek(census.position());
        return facts;
      }
      if (facts.position().covers(census.position())) {
        throw new Moved("another writer is ahead");
      }
      remove(generation, census, difference);
      add(generation, census, difference, progress);
    }
    throw new Moved("it was not equal to the topic after " + MOST_PASSES + " passes");
  }

  private void remove(Generation generation, Census census, Census.Difference difference) {
    List<Change> removals = difference.gone().stream().map(sku -> Change.removal(0, sku)).toList();
    for (List<Change> part : GenerationWriter.cut(removals)) {
      goOn.run();
      writer.write(generation, new Batch(part, 0, census.position(), false));
    }
  }

  private void add(
      Generation generation, Census census, Census.Difference difference, Progress progress) {
    if (difference.wanted().isEmpty()) {
      return;
    }
    progress.begin("index generation " + generation.number(), difference.anchors());
    long written = 0;
    try (ChangeSource.Reading again = source.read()) {
      while (again.position().offset() < census.position().offset()) {
        List<Change> lacking = new ArrayList<>();
        for (Change change : again.poll(POLL)) {
          if (difference.wanted().containsKey(change.sku()) && census.isLast(change)) {
            lacking.add(change);
          }
        }
        for (List<Change> part : GenerationWriter.cut(lacking)) {
          goOn.run();
          writer.write(generation, new Batch(part, 0, census.position(), false));
          long anchors = part.stream().mapToLong(change -> change.vectors().size()).sum();
          written += anchors;
          progress.step(anchors, "anchors");
        }
      }
    }
    progress.end("%,d anchors written".formatted(written));
  }
}
