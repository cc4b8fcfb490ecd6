package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.Await;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.shop.redis.RedisConfig.Timeouts;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.AnchorIndex.Unavailable;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.match.TestVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;

/** The index answers from a generation that covers its gallery, or says why it does not. */
class RedisAnchorIndexIT {

  private static final int DIMENSION = 16;
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final CataloguePosition LATER =
      new CataloguePosition(Filling.POSITION.cluster(), Filling.POSITION.offset() + 1);

  private final AnchorTable table = new VectorSetTable();
  private final Gallery gallery = gallery("milk", "tea", "soap");
  private final List<float[]> queries = TestVectors.random(new Random(9), 8, DIMENSION);
  private RedisServer server;
  private RedisConnection connection;
  private Filling filling;
  private RedisAnchorIndex index;

  @BeforeEach
  void open() {
    server = RedisServer.start();
    connection = RedisConnection.open(server.config());
    filling = new Filling(connection, table);
    index = new RedisAnchorIndex(connection, table, gallery, Filling.POSITION);
  }

  @AfterEach
  void close() {
    if (server != null) {
      connection.close();
      server.close();
    }
  }

  @Test
  void equalsTheIndexInThisProcess() {
    filling.fill(gallery, 1);
    assertThat(search()).isEqualTo(exact());
    assertThat(index.generation()).map(Generation::number).contains(1L);
  }

  @Test
  void anEmptyServerIsNotBelieved() {
    assertRefused("no anchors there");
    Generation generation = filling.fill(gallery, 1);
    search();
    connection.writer().flushAll();
    assertRefused("no anchors there");
    filling.fill(gallery, generation.number());
    assertThat(search()).isEqualTo(exact());
  }

  @Test
  void aGenerationThatIsBeingBuiltIsNotBelieved() {
    Generation generation = filling.fill(gallery, 1);
    filling.say(generation, filling.facts(gallery, Filling.POSITION, State.BUILDING));
    assertRefused("generation 1", "being built");
  }

  @Test
  void aGenerationWithoutFactsIsNotBelieved() {
    Generation generation = filling.fill(gallery, 1);
    connection.writer().hdel(generation.facts(), "position");
    assertRefused("generation 1", "is gone");
  }

  @Test
  void aServerThatLagsBehindTheGalleryIsNotBelieved() {
    filling.fill(gallery, 1);
    index = new RedisAnchorIndex(connection, table, gallery, LATER);
    assertRefused("complete to", "offset=100", "not to", "offset=101");
  }

  @Test
  void anOffsetOfAnotherClusterIsNotBelieved() {
    filling.fill(gallery, 1);
    CataloguePosition elsewhere = new CataloguePosition("another-cluster", 1);
    index = new RedisAnchorIndex(connection, table, gallery, elsewhere);
    assertRefused("test-cluster", "another-cluster");
  }

  @Test
  void anotherLayoutOrDimensionIsNotBelieved() {
    Generation generation = filling.fill(gallery, 1);
    AnchorTable other = new QueryEngineTable();
    filling.say(generation, new Filling(connection, other).facts(gallery, LATER, State.READY));
    assertRefused("query-engine", "vector-set");
    filling.say(
        generation, new GenerationFacts(Filling.POSITION, State.READY, table.kind(), 512, 9, 3));
    assertRefused("dimension 512", "16");
  }

  @Test
  void missingAnchorsAreNoticed() {
    Generation generation = filling.fill(gallery, 1);
    float[] anchor = gallery.anchors(gallery.product("tea")).get(0);
    write(pipeline -> table.remove(pipeline, generation, AnchorId.of("tea", anchor), "food"));
    assertRefused("8 anchors of food", "not 9");
  }

  @Test
  void aSetThatTheServerEvictedIsNoticedEvenIfTheServerIsAhead() {
    Generation generation = filling.fill(gallery, 1);
    filling.say(generation, filling.facts(gallery, LATER, State.READY));
    connection.writer().unlink(generation.key("anchors", "food"));
    assertRefused("0 anchors of food");
  }

  @Test
  void whatTheGalleryDoesNotHaveIsLeftOut() {
    Generation generation = filling.fill(gallery("bread", "milk", "tea", "soap"), 1);
    filling.say(generation, filling.facts(gallery, LATER, State.READY));
    assertThat(search()).isEqualTo(exact());
  }

  @Test
  void manyAnchorsThatTheGalleryDoesNotHaveAreLeftOut() {
    List<float[]> crowd = new ArrayList<>();
    for (float[] query : queries) {
      crowd.add(query);
      for (int i = 0; i < 20; i++) {
        crowd.add(TestVectors.near(query, 0.01, new Random(i)));
      }
    }
    List<Gallery.Enrolled> products = products("milk", "tea", "soap");
    products.add(new Gallery.Enrolled("new", "food", crowd));
    Gallery ahead = TestVectors.gallery(DIMENSION, products.toArray(Gallery.Enrolled[]::new));
    Generation generation = filling.fill(ahead, 1);
    filling.say(generation, filling.facts(ahead, LATER, State.READY));
    assertThat(search()).isEqualTo(exact());
  }

  @Test
  void aServerThatHasLeftTheGalleryBehindIsNotBelieved() {
    Generation generation = filling.fill(gallery("bread", "cake", "rice"), 1);
    filling.say(generation, filling.facts(gallery, LATER, State.READY));
    assertRefused("only 0 of 5", "it is behind");
  }

  @Test
  void aNewGenerationIsFollowedAtOnce() {
    filling.fill(gallery, 1);
    search();
    filling.fill(gallery, 2);
    assertThat(search()).isEqualTo(exact());
    assertThat(index.generation()).map(Generation::number).contains(2L);
  }

  @Test
  void searchesGoOnWhileGenerationsAreReplaced() {
    Generation before = filling.fill(gallery, 1);
    AtomicLong searches = new AtomicLong();
    CompletableFuture<Void> rebuilds =
        CompletableFuture.runAsync(() -> rebuild(before, 20, searches));
    while (!rebuilds.isDone()) {
      assertThat(search()).isEqualTo(exact());
      searches.incrementAndGet();
    }
    rebuilds.join();
  }

  @Test
  void aPausedServerIsUnavailableUntilItGoesOn() {
    filling.fill(gallery, 1);
    try (RedisConnection hasty = RedisConnection.open(server.config().withTimeouts(hasty()))) {
      index = new RedisAnchorIndex(hasty, table, gallery, Filling.POSITION);
      Await.until(DEADLINE, "it answers", this::answers);
      server.pause();
      assertRefused("no answer within 100 ms");
      server.resume();
      Await.until(DEADLINE, "it answers again", this::answers);
    }
  }

  @Test
  void aKilledServerIsUnavailableUntilItIsFilledAgain() {
    filling.fill(gallery, 1);
    search();
    server.kill();
    assertRefused("store walkout");
    server.restartEmpty();
    assertRefused("no anchors there");
    filling.fill(gallery, 1);
    assertThat(search()).isEqualTo(exact());
  }

  @Test
  void connectionsThatTheServerCutAreReplacedWithinTheSearch() {
    filling.fill(gallery, 1);
    List<CompletableFuture<List<List<Hit>>>> some = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      some.add(CompletableFuture.supplyAsync(this::search));
    }
    some.forEach(CompletableFuture::join);
    connection.writer().sendCommand(() -> "CLIENT".getBytes(), "KILL", "TYPE", "normal");
    for (int i = 0; i < 4; i++) {
      assertThat(search()).isEqualTo(exact());
    }
  }

  /** Replaces the generation again and again, each time after a search has come in between. */
  private void rebuild(Generation first, int times, AtomicLong searches) {
    Generation old = first;
    for (int i = 0; i < times; i++) {
      long before = searches.get();
      Await.until(DEADLINE, "a search", () -> searches.get() > before);
      Generation next = filling.fill(gallery, old.number() + 1);
      table.drop(connection.writer(), old);
      connection.writer().unlink(old.facts());
      old = next;
    }
  }

  private static Timeouts hasty() {
    return new Timeouts(DEADLINE, Duration.ofMillis(100), DEADLINE);
  }

  private boolean answers() {
    try {
      return search().equals(exact());
    } catch (Unavailable notYet) {
      return false;
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String... words) {
    return assertThatThrownBy(this::search)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(server.uri())
        .hasMessageContainingAll(words);
  }

  private List<List<Hit>> search() {
    return index.search(queries, Set.of("food"), 5);
  }

  private List<List<Hit>> exact() {
    return new InMemoryAnchorIndex(gallery).search(queries, Set.of("food"), 5);
  }

  private void write(Consumer<AbstractPipeline> writes) {
    try (AbstractPipeline pipeline = connection.writer().pipelined()) {
      writes.accept(pipeline);
    }
  }

  /** Three anchors of each product, whatever others there are. */
  private static Gallery gallery(String... skus) {
    return TestVectors.gallery(DIMENSION, products(skus).toArray(Gallery.Enrolled[]::new));
  }

  private static List<Gallery.Enrolled> products(String... skus) {
    List<Gallery.Enrolled> products = new ArrayList<>();
    for (String sku : skus) {
      List<float[]> anchors = TestVectors.random(new Random(sku.hashCode()), 3, DIMENSION);
      products.add(new Gallery.Enrolled(sku, "food", anchors));
    }
    return products;
  }
}
