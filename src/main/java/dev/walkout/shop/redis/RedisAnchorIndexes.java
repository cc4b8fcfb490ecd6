package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.catalogue.IndexReport;
import dev.walkout.shop.catalogue.IndexReport.Searches;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Unavailable;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of galleries on a server: a projector keeps the server equal to the {@code anchors}
 * topic, and a guard keeps recognition from waiting for it.
 */
public final class RedisAnchorIndexes implements AnchorIndexes {

  private static final Logger log = LoggerFactory.getLogger(RedisAnchorIndexes.class);

  /** A server that has not caught up by then is not waited for: the day may begin without it. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(20);

  private static final Duration PROBED_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** A search as recognition makes it, and how many: the first ones of a program are slow. */
  private static final int BURST = 9;

  private static final int WARMING = 10;

  private final Server server;
  private final IndexGuard guard;
  private final BiFunction<Gallery, CataloguePosition, AnchorIndex> onServer;
  private final AtomicReference<InUse> newest = new AtomicReference<>();

  /** A connected server, and what keeps its index up to date; closed together. */
  public record Server(
      RedisConnection connection, IndexGenerations generations, Projector projector)
      implements AutoCloseable {

    @Override
    public void close() {
      projector.close();
      connection.close();
    }
  }

  private record InUse(Gallery gallery, AnchorIndex index) {

    /** Whether the server answers for this gallery now. */
    boolean answers() {
      Optional<Gallery.Product> any = gallery.products().stream().findFirst();
      if (any.isEmpty()) {
        return true;
      }
      List<float[]> burst = Collections.nCopies(BURST, gallery.anchors(any.get()).get(0));
      try {
        for (int search = 0; search < WARMING; search++) {
          index.search(burst, Set.of(any.get().category()), Gate.ANCHORS_PER_QUERY);
        }
        return true;
      } catch (Unavailable notYet) {
        return false;
      }
    }
  }

  /**
   * Indexes on a server, which is closed with them.
   *
   * @param onServer the index of a gallery as of a position, unguarded
   */
  public RedisAnchorIndexes(
      Server server,
      IndexGuard guard,
      BiFunction<Gallery, CataloguePosition, AnchorIndex> onServer) {
    this.server = server;
    this.guard = guard;
    this.onServer = onServer;
  }

  @Override
  public Gate gate(Gallery gallery, CataloguePosition position) {
    AnchorIndex index = onServer.apply(gallery, position);
    newest.set(new InUse(gallery, index));
    return new Gate(gallery, guard.over(index, gallery));
  }

  @Override
  public boolean await(Progress progress, Runnable goOn) {
    InUse now = newest.get();
    if (now == null) {
      return true;
    }
    progress.begin("index", now.gallery().anchorCount());
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    boolean answers = now.answers();
    while (!answers && System.nanoTime() < end) {
      goOn.run();
      check();
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      answers = now.answers();
    }
    String address = server.connection().config().address();
    progress.end(
        answers
            ? now.gallery().anchorCount() + " anchors on " + address
            : address
                + " is not ready after "
                + READY_WITHIN.toSeconds()
                + " s; until it is, "
                + (guard.exactFits(now.gallery())
                    ? "the exact index in this JVM answers"
                    : "what has to be searched is doubted"));
    return answers;
  }

  @Override
  public void check() {
    server.projector().check();
  }

  @Override
  public Searches searches() {
    IndexGuard.Counts counts = guard.counts();
    return new Searches(counts.redis(), counts.exact(), counts.unavailable());
  }

  @Override
  public IndexReport report() {
    ProjectionState state = server.projector().state();
    return new IndexReport(
        server.generations().table().kind(),
        state.generation().map(Generation::number).orElse(0L),
        state.facts().map(GenerationFacts::anchors).orElse(0L),
        state.generation().map(this::selfRecall).orElse(null),
        searches());
  }

  /** Null where the server does not say in time; the end of a run must not wait for it either. */
  private Double selfRecall(Generation generation) {
    SelfRecall probe = new SelfRecall(server.generations());
    Gallery gallery = newest.get().gallery();
    FutureTask<Double> share =
        new FutureTask<>(() -> probe.of(generation, gallery, Progress.silent()).share());
    Thread thread = new Thread(share, "self-recall");
    thread.setDaemon(true);
    thread.start();
    try {
      return share.get(PROBED_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException fault) {
      log.warn("self-recall not measured: {}", fault.toString());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    guard.close();
    server.close();
  }
}
