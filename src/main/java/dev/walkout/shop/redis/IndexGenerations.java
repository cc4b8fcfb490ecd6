package dev.walkout.shop.redis;

import dev.walkout.shop.UserError;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.vision.embed.ModelCard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** The generations that a server holds of one store's anchors of one model. */
public final class IndexGenerations {

  private static final Logger log = LoggerFactory.getLogger(IndexGenerations.class);

  /**
   * How long a half-built generation is left alone after its last write: whoever builds it may
   * still be there, or come back.
   */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final UnifiedJedis redis;
  private final List<AnchorTable> tables;
  private final String store;
  private final ModelCard model;

  /**
   * The generations of a store and a model.
   *
   * @param tables layouts that there may be on the server; the first is the one to build
   */
  public IndexGenerations(
      UnifiedJedis redis, List<AnchorTable> tables, String store, ModelCard model) {
    this.redis = redis;
    this.tables = List.copyOf(tables);
    this.store = store;
    this.model = model;
    generation(1); // refuses names that cannot stand in a key
  }

  /** The layout of what is built. */
  public AnchorTable table() {
    return tables.get(0);
  }

  ModelCard model() {
    return model;
  }

  UnifiedJedis redis() {
    return redis;
  }

  /** The generation in use; none if nothing has been built, or the server was emptied. */
  public Optional<Generation> current() {
    long number = currentNumber();
    return number == 0 ? Optional.empty() : Optional.of(generation(number));
  }

  /** The facts of a generation, if it is there. */
  public Optional<GenerationFacts> facts(Generation generation) {
    return GenerationFacts.read(redis, generation);
  }

  /** Begins a generation beside the others. */
  Generation begin(String cluster) {
    Generation begun =
        Watched.change(
            redis,
            List.of(Generation.pointer(store, model.id()), numbersKey()),
            queue -> {
              NavigableMap<Long, String> kinds = kinds();
              long highest = kinds.isEmpty() ? 0 : kinds.lastKey();
              Generation next = generation(Math.max(highest, currentNumber()) + 1);
              PipeliningBase writes = queue.get();
              writes.hset(numbersKey(), Long.toString(next.number()), table().kind());
              empty(cluster).write(writes, next);
              renewLease(writes, next);
              return next;
            });
    table().create(redis, begun, model.dimension());
    return begun;
  }

  /** A generation that somebody began, or left behind, and that can be built to its end. */
  Optional<Generation> begun(String cluster) {
    long current = currentNumber();
    Optional<Generation> found =
        kinds().keySet().stream()
            .filter(number -> number > current)
            .map(this::generation)
            .filter(generation -> facts(generation).filter(f -> fits(f, cluster)).isPresent())
            .findFirst();
    found.ifPresent(generation -> table().create(redis, generation, model.dimension()));
    return found;
  }

  /**
   * Drops what is neither in use nor being built.
   *
   * @return how many generations were dropped
   */
  int sweep() {
    int dropped = 0;
    for (Map.Entry<Long, String> entry : kinds().entrySet()) {
      Generation generation = generation(entry.getKey());
      if (drop(generation, entry.getValue(), false)) {
        dropped++;
      }
    }
    return dropped;
  }

  /** Takes the index of this store and model off the server. */
  public void forget() {
    redis.del(Generation.pointer(store, model.id()));
    kinds().forEach((number, kind) -> drop(generation(number), kind, true));
  }

  /** Drops a generation that is not in use, even if it is being built. */
  void drop(Generation generation) {
    String kind = kinds().get(generation.number());
    if (kind != null) {
      drop(generation, kind, true);
    }
  }

  /**
   * Refuses a server that may throw keys away when its memory is full: an index with holes looks
   * whole.
   *
   * @throws UserError if it is such a server
   */
  void refuseEviction() {
    Map<String, String> memory = new TreeMap<>();
    redis
        .info("memory")
        .lines()
        .filter(line -> line.contains(":"))
        .forEach(
            line ->
                memory.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip()));
    String policy = memory.getOrDefault("maxmemory_policy", "noeviction");
    if (policy.startsWith("allkeys") && !memory.getOrDefault("maxmemory", "0").equals("0")) {
      throw new UserError(
          "the Redis server's maxmemory-policy is "
              + policy
              + ", which throws anchors away unseen: set it to noeviction, or give the index a"
              + " server of its own");
    }
  }

  static void renewLease(PipeliningBase writes, Generation generation) {
    writes.set(lease(generation), "1", new SetParams().px(LEASE.toMillis()));
  }

  private boolean drop(Generation generation, String kind, boolean evenLeased) {
    Optional<AnchorTable> table =
        tables.stream().filter(one -> one.kind().equals(kind)).findFirst();
    if (table.isEmpty()) {
      log.warn("generation {} is left: nobody here knows the layout {}", generation, kind);
      return false;
    }
    boolean idle =
        Watched.change(
            redis,
            List.of(Generation.pointer(store, model.id()), generation.facts()),
            queue -> {
              long current = currentNumber();
              boolean leased = generation.number() > current && redis.exists(lease(generation));
              if (generation.number() == current || (leased && !evenLeased)) {
                return false;
              }
              queue.get().del(generation.facts()); // first, so that nobody takes it for whole
              return true;
            });
    if (idle) {
      table.get().drop(redis, generation);
      redis.unlink(Holdings.key(generation), lease(generation));
      redis.hdel(numbersKey(), Long.toString(generation.number())); // last, to be found again
      log.info("index generation {} of model {} dropped", generation.number(), model.id());
    }
    return idle;
  }

  private boolean fits(GenerationFacts facts, String cluster) {
    return facts.state() == State.BUILDING
        && facts.kind().equals(table().kind())
        && facts.dimension() == model.dimension()
        && facts.position().cluster().equals(cluster);
  }

  private GenerationFacts empty(String cluster) {
    return new GenerationFacts(
        new CataloguePosition(cluster, 0), State.BUILDING, table().kind(), model.dimension(), 0, 0);
  }

  /** Layouts of all generations by their numbers. */
  private NavigableMap<Long, String> kinds() {
    NavigableMap<Long, String> kinds = new TreeMap<>();
    redis.hgetAll(numbersKey()).forEach((number, kind) -> kinds.put(Long.valueOf(number), kind));
    return kinds;
  }

  private long currentNumber() {
    String number = redis.get(Generation.pointer(store, model.id()));
    return number == null ? 0 : Long.parseLong(number);
  }

  private Generation generation(long number) {
    return new Generation(store, model.id(), number);
  }

  private String numbersKey() {
    return Generation.numbers(store, model.id());
  }

  private static String lease(Generation generation) {
    return generation.key("lease");
  }
}
