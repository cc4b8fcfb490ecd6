package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.Await;
import dev.walkout.shop.redis.IndexGuard.Counts;
import dev.walkout.shop.redis.IndexGuard.Settings;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.AnchorIndex.Unavailable;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that does what a test tells it to, behind a guard. */
@Timeout(60)
class IndexGuardTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Set<String> ALL = Set.of("any");
  private static final int K = 5;

  /** Long enough that no test lives to see the end of it, or short enough to be waited for. */
  private static final Duration NEVER = Duration.ofHours(1);

  private static final Duration SOON = Duration.ofMillis(50);

  /** For a server that hangs, and for one that answers on whatever machine. */
  private static final Duration SHORT = Duration.ofMillis(20);

  private static final Duration PATIENT = Duration.ofSeconds(10);

  private final Gallery gallery = gallery(40);
  private final AnchorIndex exact = new InMemoryAnchorIndex(gallery);
  private final List<float[]> queries = vectors(new Random(2), 3);
  private final CountDownLatch forEver = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private volatile AnchorIndex behaviour = exact;
  private IndexGuard guard;

  @AfterEach
  void close() {
    forEver.countDown();
    if (guard != null) {
      guard.close();
    }
  }

  @Test
  void theServerAnswersWhileItCan() {
    AnchorIndex index = guarded(NEVER, 1000);
    assertThat(index.search(queries, ALL, K)).isEqualTo(exact.search(queries, ALL, K));
    assertThat(guard.counts()).isEqualTo(new Counts(1, 0, 0, 0, "CLOSED"));
    assertThat(meters.get("walkout.index.searches").tag("answered", "redis").timer().count())
        .isEqualTo(1);
  }

  @Test
  void aServerThatNeverAnswersIsNotWaitedForAndSoonNotAsked() {
    AnchorIndex index = guarded(SHORT, NEVER, 1000);
    behaviour = this::hang;
    for (int search = 0; search < 20; search++) {
      assertThat(index.search(queries, ALL, K)).isEqualTo(exact.search(queries, ALL, K));
    }
    assertThat(asked).hasValue(4);
    assertThat(guard.counts()).isEqualTo(new Counts(0, 20, 0, 4, "OPEN"));
    assertThat(meters.get("walkout.index.asked").gauge().value()).isZero();
  }

  @Test
  void withoutAnExactIndexWhatIsNotAnsweredIsUnavailable() {
    AnchorIndex index = guarded(SHORT, NEVER, gallery.anchorCount() - 1);
    behaviour = this::hang;
    for (int search = 0; search < 4; search++) {
      assertThatThrownBy(() -> index.search(queries, ALL, K))
          .isInstanceOf(Unavailable.class)
          .hasMessage("redis test did not answer within 20 ms");
    }
    assertThatThrownBy(() -> index.search(queries, ALL, K))
        .isInstanceOf(Unavailable.class)
        .hasMessage("redis test failed lately and is left alone");
    assertThat(guard.counts()).isEqualTo(new Counts(0, 0, 5, 4, "OPEN"));
  }

  @Test
  void noBoundMeansNoExactIndexForAnyGallery() {
    AnchorIndex index = guarded(NEVER, 0);
    behaviour = this::refuse;
    assertThatThrownBy(() -> index.search(queries, ALL, K)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aServerThatIsBackIsFoundWithoutHelp() {
    AnchorIndex index = guarded(SOON, 1000);
    behaviour = this::refuse;
    for (int search = 0; search < 10; search++) {
      index.search(queries, ALL, K);
    }
    assertThat(guard.counts().redis()).isZero();
    behaviour = exact;
    Await.until(
        DEADLINE,
        "the server is asked again",
        () -> {
          index.search(queries, ALL, K);
          return guard.counts().breaker().equals("CLOSED");
        });
    assertThat(guard.counts().redis()).isPositive();
    assertThat(guard.counts().timeouts()).isZero();
  }

  @Test
  void aServerThatIsStillAwayCostsSingleTrials() {
    AnchorIndex index = guarded(SHORT, SOON, 1000);
    behaviour = this::hang;
    Await.until(
        DEADLINE,
        "tried again",
        () -> {
          index.search(queries, ALL, K);
          return asked.get() > 4;
        });
    int searches = (int) guard.counts().exact();
    assertThat(searches).isGreaterThan(asked.get());
    assertThat(guard.counts().redis()).isZero();
  }

  @Test
  void aServerWhoseIndexIsNotReadyIsAskedAllTheSame() {
    AnchorIndex index = guarded(NEVER, 1000);
    behaviour =
        (q, categories, k) -> {
          throw new Unavailable("generation 1 is being built", null);
        };
    for (int search = 0; search < 20; search++) {
      index.search(queries, ALL, K);
    }
    behaviour = exact;
    index.search(queries, ALL, K);
    assertThat(asked).hasValue(21);
    assertThat(guard.counts()).isEqualTo(new Counts(1, 20, 0, 0, "CLOSED"));
  }

  @Test
  void searchesThatWereGivenUpDoNotPileUp() {
    int atOnce = 3;
    Settings settings = new Settings(Duration.ofMillis(20), 1000, Duration.ofMillis(1), atOnce);
    guard = new IndexGuard("redis test", settings, InMemoryAnchorIndex::new, meters);
    AnchorIndex index = guard.over(this::search, gallery);
    behaviour = this::hang;
    Await.until(
        DEADLINE,
        "many given up",
        () -> {
          index.search(queries, ALL, K);
          return guard.counts().timeouts() > 4 * atOnce;
        });
    assertThat(asked).hasValue(atOnce);
  }

  @Test
  void aFaultOfTheProgramIsNotHidden() {
    AnchorIndex index = guarded(NEVER, 1000);
    behaviour =
        (q, categories, k) -> {
          throw new IllegalStateException("a fault of ours");
        };
    for (int search = 0; search < 10; search++) {
      assertThatThrownBy(() -> index.search(queries, ALL, K))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a fault of ours");
    }
    assertThat(guard.counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void oneGuardServesTheGalleriesThatFollowOneAnother() {
    guarded(NEVER, 60);
    behaviour = this::refuse;
    Gallery larger = gallery(61);
    assertThat(guard.over(this::search, gallery).search(queries, ALL, 1)).hasSize(3);
    assertThatThrownBy(() -> guard.over(this::search, larger).search(queries, ALL, 1))
        .isInstanceOf(Unavailable.class);
    assertThat(guard.counts().exact()).isEqualTo(1);
    assertThat(guard.counts().unavailable()).isEqualTo(1);
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    Settings standard = Settings.standard();
    assertThatThrownBy(() -> standard.withBudget(Duration.ZERO))
        .hasMessageContainingAll("budget", "0 ms");
    assertThatThrownBy(() -> standard.withBudget(Duration.ofMinutes(1)))
        .hasMessageContainingAll("budget", "60000 ms");
    assertThatThrownBy(() -> standard.withExactAnchors(-1)).hasMessageContaining("-1");
  }

  private AnchorIndex guarded(Duration retryAfter, int exactAnchors) {
    return guarded(PATIENT, retryAfter, exactAnchors);
  }

  private AnchorIndex guarded(Duration budget, Duration retryAfter, int exactAnchors) {
    Settings settings = new Settings(budget, exactAnchors, retryAfter, 16);
    guard = new IndexGuard("redis test", settings, InMemoryAnchorIndex::new, meters);
    return guard.over(this::search, gallery);
  }

  private List<List<Hit>> search(List<float[]> all, Set<String> categories, int k) {
    asked.incrementAndGet();
    return behaviour.search(all, categories, k);
  }

  private List<List<Hit>> hang(List<float[]> all, Set<String> categories, int k) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        forEver.await();
        interrupted = false;
      } catch (InterruptedException e) {
        interrupted = true; // a socket that is being read is not interrupted either
      }
    }
    throw new Unavailable("the test is over", null);
  }

  private List<List<Hit>> refuse(List<float[]> all, Set<String> categories, int k) {
    throw new Unavailable("redis test refused", new IOException("refused"));
  }

  private static Gallery gallery(int anchors) {
    return Gallery.of(
        new HistogramEmbedder().model(),
        List.of(new Gallery.Enrolled("milk", "any", vectors(new Random(1), anchors))));
  }

  private static List<float[]> vectors(Random random, int count) {
    int dimension = new HistogramEmbedder().model().dimension();
    return java.util.stream.Stream.generate(() -> unit(random, dimension)).limit(count).toList();
  }

  private static float[] unit(Random random, int dimension) {
    float[] vector = new float[dimension];
    double squares = 0;
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < dimension; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
