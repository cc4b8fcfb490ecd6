package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Await;
import dev.walkout.shop.bench.index.CatalogueOperations;
import dev.walkout.shop.redis.GenerationWriter.Moved;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whatever is done to a catalogue, and whatever happens to those who carry it to a real server, the
 * server holds the catalogue in the end. {@code walkout bench catalogue-operations} does more of
 * it, with a broker and with a process that is killed.
 */
class CatalogueOperationsIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int CHUNKS = 60;
  private static final int CHUNK = 250;
  private static final int PRODUCTS = 150;
  private static final int DIMENSION = 8;

  private final ModelCard model = CatalogueStage.model("operations", DIMENSION);
  private final InMemoryChanges changes = new InMemoryChanges();
  private RedisServer server;
  private RedisClient direct;
  private CutWire wire;
  private RedisClient wired;
  private Projector projector;

  @BeforeEach
  void open() {
    server = RedisServer.start();
    direct = RedisClient.create(server.uri());
    wire = new CutWire(server.port());
    wired = RedisClient.create(wire.uri());
    projector = projector();
  }

  @AfterEach
  void close() {
    projector.close();
    wired.close();
    wire.close();
    direct.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void indexAndTruthAgreeAtTheEnd(long seed) {
    CatalogueOperations operations = new CatalogueOperations(seed, DIMENSION, PRODUCTS);
    Random random = new Random(seed);
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      for (int i = 0; i < CHUNK; i++) {
        apply(operations.next());
      }
      disturb(random);
      projector.check();
    }
    wire.mend();
    awaitEnd();

    Gallery truth = Gallery.of(model, operations.products());
    assertThat(new IndexAudit(generations(direct)).differences(truth)).isEmpty();
    assertThat(direct.hlen(Generation.numbers("shop", model.id())))
        .as("the others are dropped")
        .isEqualTo(1);
  }

  private void apply(CatalogueOperations.Operation operation) {
    operation.product().ifPresentOrElse(changes::enrol, () -> changes.remove(operation.sku()));
  }

  private void disturb(Random random) {
    CutWire.Last last = CutWire.Last.values()[random.nextInt(2)];
    switch (random.nextInt(7)) {
      case 0 -> {
        cut(random, last);
        wire.mend();
      }
      case 1, 2 -> {
        cut(random, last);
        projector.close(); // it dies with what it was doing
        wire.awaitQuiet();
        wire.mend();
        projector = projector();
      }
      case 3 -> {
        projector.close();
        projector = projector();
      }
      case 4 -> rebuild();
      case 5 -> {
        if (random.nextInt(3) == 0) {
          server.restartEmpty();
        }
      }
      default -> awaitEnd();
    }
  }

  private void cut(Random random, CutWire.Last last) {
    wire.cutAt(1 + random.nextInt(300), last);
    await("the wire breaks", wire::isCut);
  }

  /** Beside the projector, which may win. */
  private void rebuild() {
    try (Projection other = new Projection(generations(direct), changes, () -> {})) {
      other.publish(other.build(Progress.silent()));
    } catch (Moved | Watched.Contended | JedisException e) {
      assertThat(e).isNotNull();
    }
  }

  private void awaitEnd() {
    await(
        "the end",
        () -> {
          projector.check();
          ProjectionState state = projector.state();
          return state.phase() == Phase.FOLLOWING
              && state.facts().orElseThrow().position().offset() == changes.size()
              && factsInUse().equals(state.facts());
        });
  }

  private Optional<GenerationFacts> factsInUse() {
    IndexGenerations generations = generations(direct);
    try {
      return generations.current().flatMap(generations::facts);
    } catch (JedisConnectionException e) {
      return Optional.empty(); // a connection from before the server was restarted
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.until(DEADLINE, what, condition);
  }

  private Projector projector() {
    return new Projector(generations(wired), changes);
  }

  private IndexGenerations generations(RedisClient client) {
    return new IndexGenerations(client, List.of(new VectorSetTable()), "shop", model);
  }
}
