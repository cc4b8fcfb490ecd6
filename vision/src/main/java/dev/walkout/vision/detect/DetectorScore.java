package dev.walkout.vision.detect;

import dev.walkout.vision.learn.FrozenGraph;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a detector finds things in films with known truth: average precision at half overlap.
 *
 * @param byThing 0 to 1; NaN for what the films do not show
 */
record DetectorScore(Map<Thing, Double> byThing) {

  private static final double HALF = 0.5;

  /** Below this score detections come too late in the order to matter. */
  private static final double LEAST_SCORE = 0.02;

  private static final NonMaximumSuppression SUPPRESSION =
      new NonMaximumSuppression(GridDetector.MOST_OVERLAP);

  DetectorScore {
    byThing = new EnumMap<>(byThing);
  }

  /** Judges a network by films. */
  static DetectorScore of(FrozenGraph network, GridShape shape, List<FrameSet> films) {
    Map<Thing, AveragePrecision> counts = new EnumMap<>(Thing.class);
    for (Thing thing : Thing.values()) {
      counts.put(thing, new AveragePrecision(thing, HALF));
    }
    GridDecoder decoder = new GridDecoder(shape.columns(), shape.rows());
    for (FrameSet film : films) {
      for (LabelledFrame frame : film.frames()) {
        float[] grid = network.run(frame.picture().rgb(), shape.width(), shape.height());
        List<Detection> found = SUPPRESSION.of(decoder.decode(grid, 0, LEAST_SCORE));
        counts.values().forEach(count -> count.add(frame.boxes(), found));
      }
    }
    Map<Thing, Double> values = new EnumMap<>(Thing.class);
    counts.forEach((thing, count) -> values.put(thing, count.value()));
    return new DetectorScore(values);
  }

  /** Mean over the things that the films show; 0 when they show nothing. */
  double mean() {
    return byThing.values().stream()
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  /** By name, for the model's card. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    byThing.forEach(
        (thing, value) -> {
          if (Double.isFinite(value)) {
            metrics.put(thing.name().toLowerCase(Locale.ROOT) + ".ap50", value);
          }
        });
    return metrics;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "AP50 hand %.1f %%, product %.1f %%",
        100 * byThing.get(Thing.HAND),
        100 * byThing.get(Thing.PRODUCT));
  }
}
