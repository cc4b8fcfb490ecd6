package dev.walkout.shop.redis;

import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.AnchorIndex.Unavailable;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets recognition use a server's index without ever waiting for it longer than a budget.
 *
 * <p>A search is asked of the server in a thread of this guard's own and given up when its time has
 * passed, whatever the server does: a timeout of the socket starts again with every byte that a
 * dribbling server sends. A search that the server does not answer is made by the exact index in
 * this process, where the gallery is small enough to have one, or is {@link Unavailable}. After
 * several failures a circuit breaker ({@code resilience4j}) stops asking altogether and tries again
 * by itself, with single searches.
 *
 * <p>One guard stands before one server and outlives the galleries, whose indexes it wraps; any
 * number of threads may search.
 */
public final class IndexGuard implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(IndexGuard.class);

  /** Searches whose failures are counted, and how many there must be before they count. */
  private static final int WINDOW = 16;

  private static final int LEAST_SEARCHES = 4;
  private static final float FAILED_PERCENT = 50;

  /** Searches that must succeed before the server is trusted again. */
  private static final int PROBES = 2;

  private static final Duration IDLE_THREAD_ENDS_AFTER = Duration.ofSeconds(30);

  private final String server;
  private final Settings settings;
  private final Function<Gallery, AnchorIndex> exacts;
  private final ExecutorService threads;
  private final CircuitBreaker breaker;
  private final Timer byServer;
  private final Timer byExact;
  private final Timer byNobody;
  private final Counter timeouts;

  /**
   * How long to wait and what to do then.
   *
   * @param budget the longest that a burst waits for its search
   * @param exactAnchors galleries of up to so many anchors have an exact index standing by; 0 for
   *     none ever
   * @param retryAfter for how long a server that failed is left alone
   * @param atOnce searches that may wait for the server at the same time, those given up included
   */
  public record Settings(Duration budget, int exactAnchors, Duration retryAfter, int atOnce) {

    public static final Duration LEAST_BUDGET = Duration.ofMillis(2);
    public static final Duration MOST_BUDGET = Duration.ofSeconds(10);

    public Settings {
      if (budget.compareTo(LEAST_BUDGET) < 0 || budget.compareTo(MOST_BUDGET) > 0) {
        throw new IllegalArgumentException(
            "the index's budget is "
                + budget.toMillis()
                + " ms; give "
                + LEAST_BUDGET.toMillis()
                + " to "
                + MOST_BUDGET.toMillis());
      }
      if (exactAnchors < 0) {
        throw new IllegalArgumentException(
            "exact anchors are " + exactAnchors + "; give 0 or more, 0 for no exact index");
      }
      if (retryAfter.isNegative() || retryAfter.isZero()) {
        throw new IllegalArgumentException("retry after is " + retryAfter + "; give over 0");
      }
      if (atOnce < 1) {
        throw new IllegalArgumentException("searches at once are " + atOnce + "; give 1 or more");
      }
    }

    /** The shop's own: 50 ms, an exact index up to {@link InMemoryAnchorIndex#MOST_ANCHORS}. */
    public static Settings standard() {
      return new Settings(
          Duration.ofMillis(50), InMemoryAnchorIndex.MOST_ANCHORS, Duration.ofSeconds(1), 16);
    }

    public Settings withBudget(Duration other) {
      return new Settings(other, exactAnchors, retryAfter, atOnce);
    }

    public Settings withExactAnchors(int other) {
      return new Settings(budget, other, retryAfter, atOnce);
    }
  }

  /**
   * Who answered the searches so far; {@code redis + exact + unavailable} are all there were.
   *
   * @param timeouts searches that the server was given and had not answered in time
   * @param breaker whether the server is asked at all: {@code CLOSED} yes, {@code OPEN} no, {@code
   *     HALF_OPEN} by single searches
   */
  public record Counts(long redis, long exact, long unavailable, long timeouts, String breaker) {

    /** No search yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, CircuitBreaker.State.CLOSED.name());
  }

  /**
   * A guard before one server.
   *
   * @param server names it in logs and reasons, without its password
   * @param exacts builds the exact index of a gallery that fits
   */
  public IndexGuard(
      String server,
      Settings settings,
      Function<Gallery, AnchorIndex> exacts,
      MeterRegistry meters) {
    this.server = server;
    this.settings = settings;
    this.exacts = exacts;
    this.threads = threads(settings.atOnce());
    this.breaker =
        CircuitBreaker.of(
            server,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(LEAST_SEARCHES)
                .failureRateThreshold(FAILED_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitDurationInOpenState(settings.retryAfter())
                .build());
    breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
    this.byServer = meters.timer("walkout.index.searches", "answered", "redis");
    this.byExact = meters.timer("walkout.index.searches", "answered", "exact");
    this.byNobody = meters.timer("walkout.index.searches", "answered", "nobody");
    this.timeouts = meters.counter("walkout.index.timeouts");
    Gauge.builder("walkout.index.asked", () -> asked() ? 1 : 0)
        .description("1 while the server is asked, 0 while it is left alone")
        .register(meters);
  }

  /**
   * The index of a gallery: the server's, guarded.
   *
   * <p>Its exact index is built here and now, where galleries are made, since a burst that had to
   * build it would wait beyond its budget.
   */
  public AnchorIndex over(AnchorIndex index, Gallery gallery) {
    boolean fits = exactFits(gallery);
    if (!fits) {
      log.info(
          "gallery {} has {} anchors and no exact index beside {}",
          gallery.version(),
          gallery.anchorCount(),
          server);
    }
    Optional<AnchorIndex> exact = fits ? Optional.of(exacts.apply(gallery)) : Optional.empty();
    return (queries, categories, k) -> search(index, exact, new Query(queries, categories, k));
  }

  /** Whether a gallery has an exact index standing by. */
  boolean exactFits(Gallery gallery) {
    return settings.exactAnchors() > 0 && gallery.anchorCount() <= settings.exactAnchors();
  }

  /** Who answered so far. */
  public Counts counts() {
    return new Counts(
        byServer.count(),
        byExact.count(),
        byNobody.count(),
        (long) timeouts.count(),
        breaker.getState().name());
  }

  /** Waits for no search that is still under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What is asked of one index after the other. */
  private record Query(List<float[]> queries, Set<String> categories, int k) {

    List<List<Hit>> ask(AnchorIndex index) {
      return index.search(queries, categories, k);
    }
  }

  private List<List<Hit>> search(AnchorIndex index, Optional<AnchorIndex> exact, Query query) {
    long start = System.nanoTime();
    try {
      List<List<Hit>> hits = inTime(() -> query.ask(index), patience(exact));
      byServer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return hits;
    } catch (Unavailable fault) {
      if (exact.isEmpty()) {
        byNobody.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        throw fault;
      }
    }
    List<List<Hit>> hits = query.ask(exact.get());
    byExact.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    return hits;
  }

  /** Half of the budget is kept for the exact index, which takes no more at its largest. */
  private Duration patience(Optional<AnchorIndex> exact) {
    return exact.isPresent() ? settings.budget().dividedBy(2) : settings.budget();
  }

  private List<List<Hit>> inTime(Callable<List<List<Hit>>> search, Duration patience) {
    if (!breaker.tryAcquirePermission()) {
      throw new Unavailable(server + " failed lately and is left alone", null);
    }
    long start = System.nanoTime();
    try {
      List<List<Hit>> hits = threads.submit(search).get(patience.toNanos(), TimeUnit.NANOSECONDS);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return hits;
    } catch (TimeoutException | RejectedExecutionException late) {
      timeouts.increment();
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, late);
      throw new Unavailable(server + " did not answer within " + patience.toMillis() + " ms", late);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause(), System.nanoTime() - start);
    } catch (InterruptedException stopping) {
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while " + server + " was asked", stopping);
    }
  }

  /**
   * What to throw for a search that failed in time. A server that says that its index is not ready
   * (an Unavailable without a cause) has answered: it costs no waiting and may be asked again at
   * once. What is not Unavailable is a fault of the program and no reason to search elsewhere.
   */
  private RuntimeException failure(Throwable cause, long nanos) {
    if (cause instanceof Unavailable unavailable) {
      if (unavailable.getCause() == null) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      } else {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, unavailable);
      }
      return unavailable;
    }
    breaker.releasePermission();
    return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
  }

  private boolean asked() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /** Tells when the server is given up and when it is back, and nothing of the trials between. */
  private void tell(StateTransition change) {
    switch (change) {
      case CLOSED_TO_OPEN -> log.warn("{} is left alone: most searches failed", server);
      case HALF_OPEN_TO_CLOSED -> log.info("{} answers again", server);
      default -> log.debug("{}: {}", server, change);
    }
  }

  /** No queue: a search that finds all threads stuck is not going to be answered in time. */
  private static ExecutorService threads(int most) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        most,
        IDLE_THREAD_ENDS_AFTER.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "anchor-search-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
