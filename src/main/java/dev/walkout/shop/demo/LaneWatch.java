package dev.walkout.shop.demo;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.IndexReport;
import dev.walkout.shop.demo.DemoReport.Recognition;
import dev.walkout.sim.Day;
import dev.walkout.sim.score.RecognitionScore;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Feeds a simulated day to the broker and waits for the receipts of a lane. */
public final class LaneWatch {

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Nothing at all for so long means that something hangs, and an error is better than waiting. On
   * a machine that is busy elsewhere receipts alone can take longer: after a crash the day is sent
   * again, and everything is recognised again before anything new is settled.
   */
  private static final Duration STALLED = Duration.ofSeconds(90);

  private static final Duration PUBLISHER_ENDS_WITHIN = Duration.ofSeconds(10);

  private static final int BURSTS_AHEAD = 32;

  private final ShopFloor floor;
  private final Day day;
  private final Progress progress;
  private final Runnable goOn;

  /**
   * A watch.
   *
   * @param goOn called again and again; what it throws ends the watch
   */
  public LaneWatch(ShopFloor floor, Day day, Progress progress, Runnable goOn) {
    this.floor = floor;
    this.day = day;
    this.progress = progress;
    this.goOn = goOn;
  }

  /** Nothing comes any more and receipts are missing; it holds what has come. */
  public static final class Stalled extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Results results;

    Stalled(Results results, String message) {
      super(message);
      this.results = results;
    }

    public Results results() {
      return results;
    }
  }

  /** The receipts of the live lane, and how long it took from the first observation. */
  public record Outcome(Results results, double seconds) {}

  /** Publishes the day at full speed and waits until every trip's receipt is settled. */
  public Outcome live(LaneRun run) {
    long started = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(() -> publish(threads, over), threads);
    try {
      Results results =
          await(
              Lane.LIVE,
              () -> {
                run.check();
                rethrow(publishing);
              });
      return new Outcome(results, (System.nanoTime() - started) / 1e9);
    } finally {
      over.set(true);
      ended(publishing);
      threads.shutdownNow();
    }
  }

  /** Waits for the receipts of a lane that reads what is already on the broker. */
  public Results follow(Lane lane, LaneRun run) {
    return await(lane, run::check);
  }

  /** What recognition did in the live lane, and what became of every burst. */
  Recognition recognition(double seconds, IndexReport index) {
    Accounting accounting = new Accounting();
    List<Recognised> all = new ArrayList<>();
    try (TopicReader<Recognised> sightings = floor.reader(Topics.SIGHTINGS);
        TopicReader<MovementEvent> movements = floor.reader(Topics.MOVEMENTS)) {
      sightings.drain(entry -> all.add(entry.value()));
      movements.drain(entry -> accounting.movement(entry.value()));
    }
    all.forEach(accounting::sighting);
    RecognitionScore score = RecognitionScore.of(all, day.truth());
    return new Recognition(score, accounting.sum(), models(all), score.crops() / seconds, index);
  }

  private static Map<String, Long> models(List<Recognised> all) {
    return all.stream()
        .map(Recognised::getBody)
        .filter(Sighting.class::isInstance)
        .map(body -> ((Sighting) body).getModel())
        .collect(Collectors.groupingBy(model -> model, TreeMap::new, Collectors.counting()));
  }

  private void publish(ExecutorService renderer, AtomicBoolean over) {
    Iterator<Emission<?>> emissions = day.emissions(renderer, BURSTS_AHEAD);
    try (Publisher publisher = floor.publisher()) {
      while (emissions.hasNext() && !over.get()) {
        publish(publisher, emissions.next());
      }
      publisher.flush();
    }
  }

  /** Publishes what a sensor reports. */
  public static <V> void publish(Publisher publisher, Emission<V> emission) {
    publisher.send(emission.topic(), emission.key(), emission.value(), emission.at());
  }

  private Results await(Lane lane, Runnable check) {
    String what = lane.equals(Lane.LIVE) ? "receipts" : lane.name() + " receipts";
    progress.begin(what, day.trips());
    int settled = 0;
    long lastChange = System.nanoTime();
    try (ReceiptTail tail = new ReceiptTail(floor.reader(lane.of(Topics.RECEIPTS)));
        TopicReader<Recognised> sightings = floor.reader(lane.of(Topics.SIGHTINGS))) {
      while (settled < day.trips()) {
        goOn.run();
        check.run();
        int now = tail.poll(POLL);
        if (!sightings.poll(Duration.ZERO).isEmpty()) {
          lastChange = System.nanoTime();
        }
        if (now > settled) {
          progress.step(now - settled, "");
          settled = now;
          lastChange = System.nanoTime();
        } else if (System.nanoTime() - lastChange > STALLED.toNanos()) {
          throw new Stalled(
              new Results(tail.issued(), reviews(lane)),
              "only "
                  + settled
                  + " of "
                  + day.trips()
                  + " receipts came, and neither receipts nor sightings in the last "
                  + STALLED.toSeconds()
                  + " s");
        }
      }
      progress.end(settled + " settled");
      return new Results(tail.issued(), reviews(lane));
    }
  }

  private long reviews(Lane lane) {
    Set<String> tasks = new HashSet<>();
    try (TopicReader<ReviewTask> reviews = floor.reader(lane.of(Topics.REVIEWS))) {
      reviews.drain(entry -> tasks.add(entry.value().getReviewId()));
    }
    return tasks.size();
  }

  /** Waits for the publisher, so that it is not cut off in the middle of a record. */
  private static void ended(CompletableFuture<Void> publishing) {
    publishing
        .completeOnTimeout(null, PUBLISHER_ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(fault -> null) // thrown where the receipts are awaited
        .join();
  }

  private static void rethrow(CompletableFuture<Void> work) {
    if (work.isCompletedExceptionally()) {
      try {
        work.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
