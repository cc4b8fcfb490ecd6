package dev.walkout.shop.bench.index;

import dev.walkout.shop.redis.GenerationFacts;
import dev.walkout.shop.redis.IndexAudit;
import dev.walkout.shop.redis.IndexGenerations;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Thresholds;
import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Random operations on a catalogue, through a real broker to a real server, while the process that
 * carries them is killed at random moments of its work; then index and catalogue are compared.
 */
public final class OperationsBench {

  private static final int DIMENSION = 16;
  private static final int PRODUCTS = 3_000;
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final Duration LONGEST_WORK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Of the kills, this many are also a loss of the server's memory. */
  private static final int EMPTIED_EVERY = 8;

  private final IndexStand stand;
  private final CatalogueOperations operations;
  private final Random random;
  private final Progress progress;
  private final File log;
  private ProjectorProcess projector;
  private int emptied;

  /**
   * What happened.
   *
   * @param kills of the projector's process, with SIGKILL
   * @param emptied how often the server lost everything
   * @param anchors in the catalogue at the end
   * @param generation in use at the end
   * @param differences between index and catalogue, in words
   */
  public record Result(
      String server,
      long operations,
      double seconds,
      int kills,
      int emptied,
      long anchors,
      long products,
      long generation,
      List<String> differences) {

    /** Some lines for people. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%s%n%,d operations in %.0f s (%,.0f a second); projector killed %d times, server emptied"
              + " %d times%ngeneration %d of %,d anchors of %,d products; differences: %s%n",
          server,
          operations,
          seconds,
          operations / seconds,
          kills,
          emptied,
          generation,
          anchors,
          products,
          differences.isEmpty() ? "none" : differences);
    }

    /** The same for programs. */
    public Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("server", server);
      figures.put("operations", operations);
      figures.put("seconds", seconds);
      figures.put("kills", kills);
      figures.put("emptied", emptied);
      figures.put("generation", generation);
      figures.put("anchors", anchors);
      figures.put("products", products);
      figures.put("differences", differences);
      return figures;
    }
  }

  private OperationsBench(IndexStand stand, long seed, Progress progress, File log) {
    this.stand = stand;
    this.operations = new CatalogueOperations(seed, DIMENSION, PRODUCTS);
    this.random = new Random(seed);
    this.progress = progress;
    this.log = log;
  }

  /**
   * Does it.
   *
   * @param redis URI of the server; empty: one is started, and emptied now and then
   */
  public static Result run(Optional<String> redis, Plan plan, Progress progress) throws Exception {
    File log = Files.createTempFile("walkout-projector", ".log").toFile();
    try (IndexStand stand = new IndexStand(redis, model())) {
      return new OperationsBench(stand, plan.seed(), progress, log).run(plan);
    } finally {
      Files.deleteIfExists(log.toPath());
    }
  }

  /** How many operations, and how often the projector is killed while they are carried. */
  public record Plan(long seed, int operations, int kills) {
    public Plan {
      if (operations < 1 || kills < 0) {
        throw new IllegalArgumentException(
            "operations is " + operations + " and kills is " + kills + "; give 1 and 0 or more");
      }
    }
  }

  static ModelCard model() {
    return new ModelCard(
        "operations",
        "1",
        32,
        DIMENSION,
        1,
        Map.of(ModelCard.ANY_CATEGORY, new Thresholds(0.1, 0.2, 0.05)),
        List.of(),
        Map.of(),
        Map.of());
  }

  private Result run(Plan plan) throws Exception {
    long begun = System.nanoTime();
    projector = ProjectorProcess.start(stand, log);
    try {
      operate(plan);
      awaitEnd(plan.operations());
    } finally {
      projector.close();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Gallery truth = Gallery.of(model(), operations.products());
    IndexGenerations generations = stand.generations();
    return new Result(
        stand.text(),
        plan.operations(),
        seconds,
        plan.kills(),
        emptied,
        truth.anchorCount(),
        truth.products().size(),
        generations.current().orElseThrow().number(),
        new IndexAudit(generations).differences(truth));
  }

  /** The projector dies after each share of the operations, a random moment later. */
  private void operate(Plan plan) throws Exception {
    progress.begin("operations", plan.operations());
    int kills = 0;
    for (int done = 0; done < plan.operations(); done++) {
      CatalogueOperations.Operation next = operations.next();
      stand.publish(next.sku(), next.product());
      progress.step(1, kills + " kills");
      if ((long) (kills + 1) * plan.operations() <= (done + 1L) * plan.kills()) {
        stand.flush();
        kill(++kills);
      }
    }
    stand.flush();
    progress.end(kills + " kills");
  }

  private void kill(int kills) throws Exception {
    awaitWork();
    LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_WORK.toNanos()));
    requireAlive();
    projector.kill();
    if (stand.ownServer() && kills % EMPTIED_EVERY == 0) {
      stand.connection().writer().flushAll();
      emptied++;
    }
    projector = ProjectorProcess.start(stand, log);
  }

  /** Waits until the projector has written something since the operations were published. */
  private void awaitWork() throws Exception {
    IndexGenerations generations = stand.generations();
    Optional<GenerationFacts> before = generations.current().flatMap(generations::facts);
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline
        && generations.current().flatMap(generations::facts).equals(before)) {
      requireAlive();
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void awaitEnd(long end) throws Exception {
    IndexGenerations generations = stand.generations();
    progress.begin("catching up", end);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long shown = 0;
    long position = 0;
    while (position < end) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the index stands at "
                + position
                + " of "
                + end
                + ": "
                + Files.readString(log.toPath()));
      }
      requireAlive();
      LockSupport.parkNanos(LOOK.toNanos());
      position =
          generations
              .current()
              .flatMap(generations::facts)
              .map(GenerationFacts::position)
              .map(at -> at.offset())
              .orElse(0L);
      progress.step(Math.max(0, position - shown), "");
      shown = Math.max(shown, position);
    }
    progress.end("all carried");
  }

  private void requireAlive() throws Exception {
    if (!projector.isAlive()) {
      throw new IllegalStateException("the projector died: " + Files.readString(log.toPath()));
    }
  }
}
