package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Match.Candidate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What became of photos of products that are not in the gallery.
 *
 * @param how which products they are
 * @param queries how many photos
 * @param auroc of the score that strangers are rejected by: {@link Scores#distance}, or {@link
 *     Scores#cosine} for a row without a gate
 * @param aurocBy how well each score puts the gallery's products above strangers
 * @param accepted share called KNOWN: a wrong charge each
 * @param doubted share called AMBIGUOUS
 * @param rejected share called UNKNOWN
 */
public record Strangers(
    String how,
    long queries,
    double auroc,
    Scores aurocBy,
    double accepted,
    double doubted,
    double rejected) {

  /**
   * AUROC of scores that could tell strangers.
   *
   * @param cosine the largest cosine with an anchor
   * @param distance the product distance: centroid and nearest anchor on one scale
   * @param margin how much farther the runner-up is
   * @param both distance and margin by their linear discriminant (R. Fisher, "The Use of Multiple
   *     Measurements in Taxonomic Problems", 1936), found on one half of the photos and judged on
   *     the other
   * @param posterior of the nearest product, by temperature and TH
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scores(
      double cosine, Double distance, Double margin, Double both, Double posterior) {}

  /**
   * @param enrolled trials of the gallery's products
   * @param strangers trials of others
   * @param said what the gate said of the strangers
   */
  static Strangers of(String how, Contender contender, Trialled trialled, Tally said) {
    ModelCard card = contender.embedder().model();
    Scores scores =
        new Scores(
            trialled.auroc(trial -> -trial.anchor()),
            trialled.gated(contender, trial -> -trial.searched().distance()),
            trialled.gated(contender, trial -> trial.searched().margin()),
            contender.gated() ? new Discriminant(trialled).auroc() : null,
            trialled.gated(contender, trial -> posterior(trial, card)));
    double accepted = said.coverage();
    double rejected = Tally.share(said.unknown(), said.queries());
    double auroc = contender.gated() ? scores.distance() : scores.cosine();
    return new Strangers(
        how, said.queries(), auroc, scores, accepted, 1 - accepted - rejected, rejected);
  }

  /** Trials of products of the gallery, and of others. */
  record Trialled(List<Trial> enrolled, List<Trial> strangers) {

    double auroc(ToDoubleFunction<Trial> score) {
      return Auroc.of(
          enrolled.stream().mapToDouble(score).toArray(),
          strangers.stream().mapToDouble(score).toArray());
    }

    private Double gated(Contender contender, ToDoubleFunction<Trial> score) {
      return contender.gated() ? auroc(score) : null;
    }
  }

  private static double posterior(Trial trial, ModelCard card) {
    double unknown = trial.among(card.thresholds()).rejectAbove();
    double nearest = trial.searched().distance();
    double all = Math.exp((nearest - unknown) / card.temperature());
    for (Candidate candidate : trial.refined()) {
      all += Math.exp((nearest - candidate.distance()) / card.temperature());
    }
    return 1 / all;
  }
}
