package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.Wiring;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.Gallery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** A rebuilt index is put in use only if it finds what it holds. */
class IndexRebuildIT {

  private static final double ALL = 1;

  private final InMemoryChanges changes = new InMemoryChanges();
  private RedisServer server;
  private RedisClient redis;

  @BeforeEach
  void open() {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    for (int i = 0; i < 50; i++) {
      float[] same = CatalogueStage.vector(0, CatalogueStage.DIMENSION);
      float[] own = CatalogueStage.vector(i, CatalogueStage.DIMENSION);
      changes.enrol(new Gallery.Enrolled("no-" + i, "c-" + i % 3, List.of(own, same, own)));
    }
  }

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void whatFindsItselfIsPutInUse() {
    IndexGenerations generations = generations(new VectorSetTable());
    IndexRebuild.Result first = rebuild(generations, () -> {});
    IndexRebuild.Result second = rebuild(generations, () -> {});

    assertThat(first.anchors()).as("those of no-0 are one").isEqualTo(99);
    assertThat(first.products()).isEqualTo(50);
    assertThat(first.selfRecall()).isEqualTo(1);
    assertThat(first.recall()).isGreaterThan(0.99);
    assertThat(second.inUse()).isTrue();
    assertThat(generations.current()).map(Generation::number).contains(second.generation());
    assertThat(new IndexAudit(generations).differences(gallery())).isEmpty();
  }

  @Test
  void whatLostAnchorsIsDroppedAndTheOneBeforeStays() {
    IndexGenerations whole = generations(new VectorSetTable());
    rebuild(whole, () -> {});
    IndexGenerations leaky = generations(new LeakyTable());

    IndexRebuild.Result result = rebuild(leaky, () -> {});

    assertThat(result.inUse()).isFalse();
    assertThat(result.selfRecall()).isBetween(0.8, 0.95);
    assertThat(whole.current()).map(Generation::number).contains(1L);
    assertThat(new IndexAudit(whole).differences(gallery())).isEmpty();
    assertThat(redis.keys("*:g2:*")).isEmpty();
  }

  @Test
  void whatIsStoppedOrDoesNotFitIsDropped() {
    IndexGenerations generations = generations(new VectorSetTable());
    rebuild(generations, () -> {});
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                rebuild(
                    generations,
                    () -> {
                      if (asked.incrementAndGet() == 3) {
                        throw new CancellationException("stopped");
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(redis.keys("*:g2:*")).isEmpty();

    redis.configSet("maxmemory", "1");
    assertThatThrownBy(() -> rebuild(generations, () -> {})).isInstanceOf(JedisDataException.class);
    redis.configSet("maxmemory", "0");
    assertThat(new IndexAudit(generations).differences(gallery())).isEmpty();
  }

  @Test
  void anAuditNamesWhatDiffers() {
    IndexGenerations generations = generations(new VectorSetTable());
    assertThat(new IndexAudit(generations).differences(gallery()))
        .containsExactly("no generation is in use");
    rebuild(generations, () -> {});
    changes.remove("no-1");
    changes.enrol(
        new Gallery.Enrolled(
            "no-2", "c-9", List.of(CatalogueStage.vector(2, CatalogueStage.DIMENSION))));

    assertThat(new IndexAudit(generations).differences(gallery()))
        .anyMatch(line -> line.contains("should not be there: [no-1]"))
        .anyMatch(line -> line.contains("not as they should be: [no-2]"))
        .anyMatch(line -> line.contains("anchors that find themselves"));
  }

  private Gallery gallery() {
    return Gallery.of(CatalogueStage.model(), changes.truth());
  }

  private IndexRebuild.Result rebuild(IndexGenerations generations, Runnable goOn) {
    return new IndexRebuild(generations, (ChangeSource) changes, Wiring::index, goOn)
        .run(ALL, Progress.silent());
  }

  private IndexGenerations generations(AnchorTable table) {
    return new IndexGenerations(redis, List.of(table), "shop", CatalogueStage.model());
  }

  /** Loses one anchor in ten. */
  private static final class LeakyTable implements AnchorTable {

    private final AnchorTable whole = new VectorSetTable();
    private int puts;

    @Override
    public String kind() {
      return whole.kind();
    }

    @Override
    public void create(UnifiedJedis redis, Generation generation, int dimension) {
      whole.create(redis, generation, dimension);
    }

    @Override
    public void put(PipeliningBase queue, Generation generation, Stored anchor) {
      if (puts++ % 10 != 0) {
        whole.put(queue, generation, anchor);
      }
    }

    @Override
    public void remove(PipeliningBase queue, Generation generation, String id, String category) {
      whole.remove(queue, generation, id, category);
    }

    @Override
    public List<Response<List<Found>>> search(
        PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k) {
      return whole.search(queue, generation, query, categories, k);
    }

    @Override
    public Response<Long> size(PipeliningBase queue, Generation generation, String category) {
      return whole.size(queue, generation, category);
    }

    @Override
    public long size(UnifiedJedis redis, Generation generation) {
      return whole.size(redis, generation);
    }

    @Override
    public void drop(UnifiedJedis redis, Generation generation) {
      whole.drop(redis, generation);
    }
  }
}
