package dev.walkout.vision.evaluate;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.Likelihood.Fit;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds a model's thresholds per product category and its temperature, from held-out embeddings.
 *
 * <p>Thresholds hold a stated wrong-accept rate, strangers included. {@value
 * Thresholds#ANY_CATEGORY} is calibrated on products that the model was not trained on, because a
 * shop enrols new products, and of them on those whose category has no thresholds of its own. A
 * category gets its own only from enough trials of such products; from trained products alone it
 * gets the stricter of theirs and {@value Thresholds#ANY_CATEGORY}.
 *
 * <p>The temperature makes softmax(-distance / T), over the candidates and an unknown product at
 * distance TH, as likely as it can; see {@link Likelihood}.
 */
public final class Calibration {

  /** From fewer, a threshold is an accident. */
  private static final int LEAST_TRIALS = 100;

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
    List<Trial> judges = unseen.isEmpty() ? seen : unseen;
    Fit fit = new Likelihood(judges).fit();
    Map<String, Thresholds> ownOfUnseen = own(unseen, fit);
    Thresholds any = any(judges, ownOfUnseen.keySet(), fit);
    Map<String, Thresholds> thresholds = new TreeMap<>();
    thresholds.put(Thresholds.ANY_CATEGORY, any);
    own(seen, fit).forEach((category, own) -> thresholds.put(category, stricter(own, any)));
    thresholds.putAll(ownOfUnseen);
    double temperature = new Likelihood(judges).temperature(thresholds);
    List<Trial> all = new ArrayList<>(unseen);
    all.addAll(seen);
    return new Calibrated(thresholds, temperature, metrics(all, thresholds, temperature));
  }

  /**
   * Thresholds for products of no category that has its own. Those that have must not say how far
   * such products may lie: easy ones would have the others rejected.
   */
  private Thresholds any(List<Trial> judges, Set<String> withOwn, Fit fit) {
    List<Trial> rest =
        judges.stream().filter(trial -> !withOwn.contains(trial.category())).toList();
    List<Trial> its = rest.size() < LEAST_TRIALS ? judges : rest;
    return rejecting(anyCategory(its), its, fit);
  }

  /** Thresholds of the categories that have enough trials to prove some. */
  private Map<String, Thresholds> own(List<Trial> trials, Fit fit) {
    Map<String, Thresholds> own = new TreeMap<>();
    trials.stream()
        .collect(Collectors.groupingBy(Trial::category))
        .forEach(
            (category, its) ->
                new ThresholdSearch(its)
                    .best(goal.wrongAcceptRate())
                    .ifPresent(found -> own.put(category, rejecting(found, its, fit))));
    return own;
  }

  /**
   * Rejecting where a stranger is as likely, but no earlier than the thresholds bear; for bursts of
   * as many crops as the trials have on average.
   */
  private static Thresholds rejecting(Thresholds found, List<Trial> trials, Fit fit) {
    double unknown = new Likelihood(trials).unknown(fit.temperature());
    double crops = trials.stream().mapToDouble(Trial::crops).average().orElse(1);
    double reject = Math.max(unknown, found.rejectAbove());
    return new Thresholds(Math.min(found.acceptBelow(), reject), reject, found.margin(), crops);
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

  private static Thresholds stricter(Thresholds a, Thresholds b) {
    double accept = Math.min(a.acceptBelow(), b.acceptBelow());
    double reject = Math.max(accept, Math.min(a.rejectAbove(), b.rejectAbove()));
    double crops = Math.min(a.crops(), b.crops());
    return new Thresholds(accept, reject, Math.max(a.margin(), b.margin()), crops);
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
                sum = sum.plus(Outcome.of(trial, trial.among(thresholds)));
              }
              metrics.put("calibration." + sample + ".coverage", sum.coverage());
              metrics.put("calibration." + sample + ".wrongAcceptRate", sum.rate());
            });
    metrics.put("calibration.nll", new Likelihood(trials).loss(temperature, thresholds));
    return metrics;
  }
}
