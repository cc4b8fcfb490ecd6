package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.GenerationFacts.State;
import dev.walkout.shop.redis.GenerationWriter.Batch;
import dev.walkout.shop.redis.GenerationWriter.Moved;
import dev.walkout.shop.redis.Projection.Place;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** What is on a real server after each step of the projection, and after it broke off. */
class ProjectionIT {

  @TempDir static Path folder;
  private static CatalogueStage catalogue;
  private static RedisServer server;
  private static RedisClient redis;

  private final HashTable table = new HashTable();
  private String store;

  @BeforeAll
  static void open() {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    catalogue = new CatalogueStage(folder);
  }

  @AfterAll
  static void close() {
    if (catalogue != null) {
      catalogue.close();
      redis.close();
      server.close();
    }
  }

  /** A shop of three products, on a server that knows nothing of this test's store. */
  @BeforeEach
  void enrol(TestInfo test) {
    store = test.getTestMethod().orElseThrow().getName();
    catalogue.enrol("milk", "food", 1, 2);
    catalogue.enrol("tea", "food", 3);
    catalogue.enrol("soap", "home", 4, 5, 6);
    catalogue.flush();
  }

  @Test
  void theFirstBuildsAGeneration() {
    try (Projection projection = projection()) {
      Place place = projection.settle(Progress.silent());

      assertThat(place.generation().number()).isEqualTo(1);
      catalogue.assertWhole(redis, table, store);
    }
  }

  @Test
  void changesAreFollowed() {
    try (Projection projection = projection()) {
      Place place = projection.settle(Progress.silent());

      catalogue.enrol("bread", "food", 7);
      place = follow(projection, place);
      catalogue.enrol("milk", "food", 2, 8);
      place = follow(projection, place);
      catalogue.enrol("soap", "kitchen", 4, 5, 6);
      place = follow(projection, place);
      catalogue.remove("tea");
      place = follow(projection, place);
      catalogue.enrolElsewhere("bread", 7);
      place = follow(projection, place);

      assertThat(place.generation().number()).isEqualTo(1);
    }
  }

  @Test
  void aProductAndItsChangesInOneBatch() {
    try (Projection projection = projection()) {
      Place place = projection.settle(Progress.silent());
      catalogue.enrol("milk", "food", 9);
      catalogue.remove("milk");
      catalogue.enrol("milk", "drinks", 10, 10, 1);
      catalogue.enrol("salt", "food", 11);
      catalogue.remove("salt");
      follow(projection, place);
    }
  }

  @Test
  void theSameAgainWritesNothing() {
    try (Projection projection = projection()) {
      Place place = projection.settle(Progress.silent());
      int written = table.writes();

      assertThat(projection.settle(Progress.silent())).isEqualTo(place);
      catalogue.enrol("milk", "food", 1, 2);
      Place again = follow(projection, place);

      assertThat(table.writes()).isEqualTo(written);
      assertThat(again.facts().position().offset())
          .isEqualTo(place.facts().position().offset() + 1);
    }
  }

  @Test
  void itResumesWithTheDifference() {
    settle();
    int written = table.writes();
    catalogue.enrol("tea", "food", 12);
    catalogue.remove("soap");

    Place resumed = settle();

    assertThat(resumed.generation().number()).isEqualTo(1);
    assertThat(table.writes() - written).as("tea's two anchors and soap's three").isEqualTo(5);
    catalogue.assertWhole(redis, table, store);
  }

  @Test
  void removalsThatCompactionForgotAreMadeGood() {
    settle();
    catalogue.remove("tea");
    catalogue.enrol("milk", "food", 2);
    catalogue.loseAllRecords();
    catalogue.enrol("soap", "home", 4, 5, 6);

    Place resumed = settle();

    assertThat(resumed.generation().number()).as("repaired, not rebuilt").isEqualTo(1);
    catalogue.assertWhole(redis, table, store);
  }

  @Test
  void whatOtherServersAndLayoutsLeftIsReplaced() {
    String[][] wrong = {
      {"cluster", "another"},
      {"kind", "another"},
      {"dimension", "7"},
      {"state", "BUILDING"},
      {"position", "1000000"},
      {"anchors", "5"},
      {"products", "2"},
    };
    settle();
    for (int i = 0; i < wrong.length; i++) {
      Generation before = new Generation(store, CatalogueStage.model().id(), i + 1);
      redis.hset(before.facts(), wrong[i][0], wrong[i][1]);

      Place after = settle();

      assertThat(after.generation().number()).as(wrong[i][0]).isEqualTo(i + 2);
      catalogue.assertWhole(redis, table, store);
      assertThat(redis.keys(before.key("*"))).as("dropped").isEmpty();
    }
  }

  @Test
  void aGenerationThatLostAnchorsOrProductsIsReplaced() {
    Generation first = settle().generation();
    redis.hdel(table.key(first), redis.hkeys(table.key(first)).iterator().next());
    Generation second = settle().generation();
    assertThat(second.number()).isEqualTo(2);
    catalogue.assertWhole(redis, table, store);

    redis.hset(Holdings.key(second), "milk", new Holding("food", List.of("x", "y")).text());
    assertThat(settle().generation().number()).as("the same counts, other anchors").isEqualTo(3);
    catalogue.assertWhole(redis, table, store);

    redis.del(new Generation(store, second.model(), 3).facts());
    assertThat(settle().generation().number()).isEqualTo(4);
    catalogue.assertWhole(redis, table, store);
  }

  @Test
  void anotherLayoutIsBuiltBesideAndReplacesTheOld() {
    Generation old = settle().generation();
    HashTable other = new HashTable("other");
    IndexGenerations both =
        new IndexGenerations(redis, List.of(other, table), store, CatalogueStage.model());
    try (Projection projection = new Projection(both, catalogue.topic(), () -> {})) {
      projection.settle(Progress.silent());
    }
    catalogue.assertWhole(redis, other, store);
    assertThat(redis.keys(old.key("*"))).isEmpty();
  }

  @Test
  void theOldIsInUseUntilTheNewIsWhole() {
    Generation old = settle().generation();
    try (Projection projection = projection()) {
      Place built = projection.build(Progress.silent());

      assertThat(built.facts().state()).isEqualTo(State.BUILDING);
      assertThat(generations().current()).contains(old);
      catalogue.assertWhole(redis, table, store);
      catalogue.enrol("late", "food", 13);
      catalogue.flush();
      Place published = projection.publish(built);

      assertThat(generations().current()).contains(published.generation());
      assertThat(redis.keys(old.key("*"))).isEmpty();
      catalogue.assertWhole(redis, table, store);
    }
  }

  @Test
  void aGenerationBeingBuiltIsLeftAloneAndOneForgottenIsDropped() {
    settle();
    Generation begun = generations().begin(catalogue.topic().cluster());

    generations().sweep();
    assertThat(generations().facts(begun)).as("its builder may come back").isPresent();

    redis.del(begun.key("lease"));
    generations().sweep();
    assertThat(redis.keys(begun.key("*"))).isEmpty();
    catalogue.assertWhole(redis, table, store);
  }

  @Test
  void whoKnowsLessOfTheTopicWritesNothing() {
    Place place = settle();
    CataloguePosition now = place.facts().position();
    GenerationWriter writer = new GenerationWriter(redis, table);
    CataloguePosition ahead = new CataloguePosition(now.cluster(), now.offset() + 10);
    CataloguePosition behind = new CataloguePosition(now.cluster(), now.offset() + 5);
    List<Change> none = List.of();

    writer.write(place.generation(), new Batch(none, 0, ahead, false));

    assertThatThrownBy(() -> writer.write(place.generation(), new Batch(none, 0, behind, true)))
        .isInstanceOf(Moved.class);
    assertThatThrownBy(
            () -> writer.complete(place.generation(), place.facts(), behind, /* publish= */ true))
        .isInstanceOf(Moved.class);
    List<Change> old = List.of(Change.removal(0, "milk"));
    assertThat(writer.write(place.generation(), new Batch(old, 0, now, false)).position())
        .as("before the position there is nothing to do")
        .isEqualTo(now);
    catalogue.assertWhole(redis, table, store);
  }

  @Test
  void recordsThatCannotBeUsedLeaveTheProductAsItWas() {
    ModelCard model = CatalogueStage.model();
    AnchorsTopic topic = catalogue.topic(model);
    catalogue.send("milk", CatalogueStage.anchors("milk", "food", 7, 1));
    catalogue.send("tea", CatalogueStage.anchors("other", "food", 4, 1));
    catalogue.send("soap", CatalogueStage.anchors("soap", "home", 4));
    catalogue.flush();
    try (Projection projection = new Projection(generations(), topic, () -> {})) {
      projection.settle(Progress.silent());
    }
    catalogue.assertWhole(redis, table, store);
    assertThat(topic.unusable()).isPositive();
  }

  private Place settle() {
    catalogue.flush();
    try (Projection projection = projection()) {
      return projection.settle(Progress.silent());
    }
  }

  /** Follows up to the topic's end, and compares. */
  private Place follow(Projection projection, Place place) {
    catalogue.flush();
    Place next = projection.publish(place);
    catalogue.assertWhole(redis, table, store);
    return next;
  }

  private Projection projection() {
    return new Projection(generations(), catalogue.topic(), () -> {});
  }

  private IndexGenerations generations() {
    return new IndexGenerations(redis, List.of(table), store, CatalogueStage.model());
  }
}
