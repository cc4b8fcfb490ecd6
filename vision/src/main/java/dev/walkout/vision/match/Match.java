package dev.walkout.vision.match;

import java.util.List;

/**
 * What a gallery says of one burst.
 *
 * <p>The candidates' distances are product distances on one scale whatever the path, so that
 * several cameras can be fused by adding {@code -distance / temperature}.
 *
 * @param candidates nearest first, at most {@value #MOST_CANDIDATES}; also given when the verdict
 *     is UNKNOWN, as what it was nearest to
 * @param thresholds those of the nearest candidate that decided
 * @param crops the nearest product of each crop, in the order of the crops; empty only for a
 *     gallery without products
 * @param reason one sentence for the evidence, with the distances that decided
 * @param indexUnavailable whether the anchors had to be searched and could not be, so that the
 *     centroids alone speak; such a match is never KNOWN
 */
public record Match(
    Verdict verdict,
    Path path,
    List<Candidate> candidates,
    Thresholds thresholds,
    List<CropMatch> crops,
    String reason,
    boolean indexUnavailable) {

  /** The most candidates that a match names. */
  public static final int MOST_CANDIDATES = 8;

  public Match {
    candidates = List.copyOf(candidates);
    crops = List.copyOf(crops);
  }

  /** What was seen: one product, none of the gallery's, or one of several. */
  public enum Verdict {
    KNOWN,
    UNKNOWN,
    AMBIGUOUS
  }

  /** How the verdict was found. */
  public enum Path {
    GATE_ACCEPT,
    GATE_REJECT,
    SEARCH
  }

  /** A product and its distance from the burst's mean, 0 to 2. */
  public record Candidate(String sku, double distance) {}

  /** The product whose centroid is nearest to one crop, and that distance. */
  public record CropMatch(String sku, double distance) {}

  /** The same candidates, of which none could be proven because the anchors were out of reach. */
  Match unsearched(String why) {
    return new Match(
        Verdict.AMBIGUOUS,
        Path.SEARCH,
        candidates,
        thresholds,
        crops,
        "anchors not searched, " + why + "; " + reason,
        true);
  }
}
