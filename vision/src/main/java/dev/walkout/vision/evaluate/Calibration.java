package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.picture.PhotoFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds a model's thresholds per product category and its temperature, from held-out embeddings.
 *
 * <p>Thresholds hold a stated wrong-accept rate, strangers included. {@value
 * Thresholds#ANY_CATEGORY} is calibrated on products that the model was not trained on, because a
 * shop enrols new products. A category gets its own only from enough trials of such products; from
 * trained products alone it gets the stricter of theirs and {@value Thresholds#ANY_CATEGORY}.
 *
 * <p>The temperature minimises the negative log-likelihood of softmax(-distance / T) over the
 * candidates and an unknown product at distance TH, after C. Guo et al., "On Calibration of Modern
 * Neural Networks", ICML 2017.
 */
public final class Calibration {

  private static final double COLDEST = 0.005;
  private static final double HOTTEST = 1.0;
  private static final double RARE = 1e-6;

  private final CalibrationGoal goal;

  public Calibration(CalibrationGoal goal) {
    this.goal = goal;
  }

  /**
   * What a calibration found.
   *
   * @param thresholds by category, {@value Thresholds#ANY_CATEGORY} among them
   * @param metrics coverage and wrong-accept rate of each sample at these thresholds, and the mean
   *     negative log-likelihood
   */
  public record Calibrated(
      Map<String, Thresholds> thresholds, double temperature, Map<String, Double> metrics) {

    public Calibrated {
      thresholds = Map.copyOf(thresholds);
      metrics = Map.copyOf(metrics);
    }

    /** The card with these thresholds, this temperature and its metrics added. */
    public ModelCard on(ModelCard card) {
      Map<String, Double> all = new TreeMap<>(card.metrics());
      all.putAll(metrics);
      return new ModelCard(
          card.name(),
          card.version(),
          card.inputSize(),
          card.dimension(),
          temperature,
          thresholds,
          card.trainedOn(),
          all,
          card.settings());
    }
  }

  /**
   * Calibrates on two photo folders of the same products, embedded by the model.
   *
   * @param gallery enrols the products
   * @param queries other photos of them, none of them used in training
   * @param seen whether the model was trained on these products
   */
  public static CalibrationSample sample(
      Embedder embedder, PhotoFolder gallery, PhotoFolder queries, boolean seen) {
    return new CalibrationSample(
        String.valueOf(queries.root().getFileName()),
        FolderEmbedding.of(gallery, embedder, Progress.silent()).photos(),
        FolderEmbedding.of(queries, embedder, Progress.silent()).photos(),
        seen);
  }

  /**
   * Thresholds and temperature from these samples.
   *
   * @param model the card of the model that embedded them; its own thresholds are not used
   * @throws IllegalArgumentException if there is no sample, or a sample's queries lack anchors
   */
  public Calibrated calibrate(ModelCard model, List<CalibrationSample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException(
          "no calibration sample; give embeddings of held-out photos");
    }
    Trials trials = new Trials(model, goal);
    List<Trial> unseen = new ArrayList<>();
    List<Trial> seen = new ArrayList<>();
    for (CalibrationSample sample : samples) {
      (sample.seen() ? seen : unseen).addAll(trials.of(sample));
    }
    Thresholds any = anyCategory(unseen.isEmpty() ? seen : unseen);
    Map<String, Thresholds> thresholds = new TreeMap<>();
    thresholds.put(Thresholds.ANY_CATEGORY, any);
    categories(seen)
        .forEach(
            (category, its) ->
                best(its).ifPresent(own -> thresholds.put(category, stricter(own, any))));
    categories(unseen)
        .forEach((category, its) -> best(its).ifPresent(own -> thresholds.put(category, own)));
    List<Trial> all = new ArrayList<>(unseen);
    all.addAll(seen);
    double temperature = temperature(unseen.isEmpty() ? seen : unseen, thresholds);
    return new Calibrated(thresholds, temperature, metrics(all, thresholds, temperature));
  }

  private Optional<Thresholds> best(List<Trial> trials) {
    return new ThresholdSearch(trials).best(goal.wrongAcceptRate());
  }

  /** Where no thresholds can be proven the rate is relaxed step by step and the metrics say so. */
  private Thresholds anyCategory(List<Trial> trials) {
    ThresholdSearch search = new ThresholdSearch(trials);
    for (double rate = goal.wrongAcceptRate(); rate < 1; rate *= 1.5) {
      Optional<Thresholds> found = search.best(rate);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Thresholds(0, 1, 1); // accepts nothing
  }

  private static Map<String, List<Trial>> categories(List<Trial> trials) {
    return trials.stream().collect(Collectors.groupingBy(Trial::category));
  }

  private static Thresholds stricter(Thresholds a, Thresholds b) {
    double accept = Math.min(a.acceptBelow(), b.acceptBelow());
    double reject = Math.max(accept, Math.min(a.rejectAbove(), b.rejectAbove()));
    return new Thresholds(accept, reject, Math.max(a.margin(), b.margin()));
  }

  private static Map<String, Double> metrics(
      List<Trial> trials, Map<String, Thresholds> thresholds, double temperature) {
    Map<String, Double> metrics = new TreeMap<>();
    trials.stream()
        .collect(Collectors.groupingBy(Trial::sample))
        .forEach(
            (sample, its) -> {
              Outcome sum = Outcome.NONE;
              for (Trial trial : its) {
                sum = sum.plus(Outcome.of(List.of(trial), thresholds(thresholds, trial)));
              }
              metrics.put("calibration." + sample + ".coverage", sum.coverage());
              metrics.put("calibration." + sample + ".wrongAcceptRate", sum.rate());
            });
    metrics.put("calibration.nll", loss(trials, thresholds, temperature));
    return metrics;
  }

  private static Thresholds thresholds(Map<String, Thresholds> thresholds, Trial trial) {
    return thresholds.getOrDefault(trial.category(), thresholds.get(Thresholds.ANY_CATEGORY));
  }

  /** Golden-section search on a logarithmic scale: the loss has one minimum in T. */
  private static double temperature(List<Trial> trials, Map<String, Thresholds> thresholds) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    while (high - low > 0.01) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (loss(trials, thresholds, Math.exp(left)) < loss(trials, thresholds, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Mean negative log-likelihood of the truths. */
  private static double loss(
      List<Trial> trials, Map<String, Thresholds> thresholds, double temperature) {
    double sum = 0;
    double weight = 0;
    for (Trial trial : trials) {
      double unknown = Math.exp(-thresholds(thresholds, trial).rejectAbove() / temperature);
      double all = unknown;
      double own = trial.stranger() ? unknown : 0;
      for (Candidate candidate : trial.refined()) {
        double likelihood = Math.exp(-candidate.distance() / temperature);
        all += likelihood;
        own += candidate.sku().equals(trial.truth()) ? likelihood : 0;
      }
      sum -= trial.weight() * Math.log(Math.max(RARE, own / all));
      weight += trial.weight();
    }
    return sum / weight;
  }
}
