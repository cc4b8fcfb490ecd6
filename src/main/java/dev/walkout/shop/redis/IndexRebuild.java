package dev.walkout.shop.redis;

import dev.walkout.shop.redis.Projection.Place;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Builds a new generation of the index from the {@code anchors} topic, probes it, and puts it in
 * use if the probe is passed. What is in use meanwhile stays as it is.
 */
public final class IndexRebuild {

  private static final Duration POLL = Duration.ofMillis(200);

  private final IndexGenerations generations;
  private final ChangeSource source;
  private final Function<Gallery, AnchorIndex> exact;
  private final Runnable goOn;

  /**
   * What was built.
   *
   * @param anchors how many it holds
   * @param products how many have at least one
   * @param seconds that writing them took
   * @param selfRecall share of its anchors that find themselves
   * @param recall share of the five nearest anchors that it finds of those that an exact search
   *     finds, for a sample of queries near its anchors
   * @param inUse whether it was put in use
   */
  public record Result(
      long generation,
      String kind,
      long anchors,
      long products,
      double seconds,
      double selfRecall,
      double recall,
      boolean inUse) {

    /** Anchors written a second. */
    public double rate() {
      return anchors / Math.max(seconds, 1e-9);
    }
  }

  /**
   * A rebuild.
   *
   * @param exact makes an exact index to compare with
   * @param goOn throws when the work is to end; asked often
   */
  public IndexRebuild(
      IndexGenerations generations,
      AnchorsTopic topic,
      Function<Gallery, AnchorIndex> exact,
      Runnable goOn) {
    this(generations, (ChangeSource) topic, exact, goOn);
  }

  IndexRebuild(
      IndexGenerations generations,
      ChangeSource source,
      Function<Gallery, AnchorIndex> exact,
      Runnable goOn) {
    this.generations = generations;
    this.source = source;
    this.exact = exact;
    this.goOn = goOn;
  }

  /**
   * Builds, probes and switches.
   *
   * @param leastSelfRecall below it the generation is dropped and the one before stays in use
   */
  public Result run(double leastSelfRecall, Progress progress) {
    try (Projection projection = new Projection(generations, source, goOn)) {
      long begun = System.nanoTime();
      Place built = projection.build(progress);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Gallery gallery = gallery(built);
      double selfRecall =
          new SelfRecall(generations).of(built.generation(), gallery, progress).share();
      double recall =
          new SampleRecall(generations).of(built.generation(), gallery, exact.apply(gallery));
      boolean passed = selfRecall >= leastSelfRecall;
      if (passed) {
        projection.publish(built);
      } else {
        generations.drop(built.generation());
      }
      return new Result(
          built.generation().number(),
          built.facts().kind(),
          built.facts().anchors(),
          built.facts().products(),
          seconds,
          selfRecall,
          recall,
          passed);
    }
  }

  /** What the generation was built from. */
  private Gallery gallery(Place built) {
    Map<String, Gallery.Enrolled> products = new TreeMap<>();
    try (ChangeSource.Reading reading = source.read()) {
      while (!reading.position().covers(built.facts().position())) {
        goOn.run();
        for (Change change : reading.poll(POLL)) {
          if (change.offset() >= built.facts().position().offset()) {
            break;
          }
          if (change.vectors().isEmpty()) {
            products.remove(change.sku());
          } else {
            List<float[]> vectors = List.copyOf(change.vectors().values());
            products.put(
                change.sku(), new Gallery.Enrolled(change.sku(), change.category(), vectors));
          }
        }
      }
    }
    return Gallery.of(generations.model(), products.values());
  }
}
