package dev.walkout.vision.match;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Match.CropMatch;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The decision on one burst: first its mean embedding against the centroids, then, where that is
 * not plain, mean and crops among the anchors.
 *
 * <p>The mean of a burst, weighted by the quality of its crops, is right more often than a vote of
 * the crops. It is accepted at once if the nearest product is within TL, the runner-up is farther
 * by the margin and most of the crops see the same product; it is rejected at once if even the
 * nearest product is at TH or beyond; in between the anchors are searched, with one call.
 *
 * <p>Pure but for the index it is given: the same burst gives the same match.
 */
public final class Gate {

  /** Anchors searched for per query; more than one product's worth, so that a runner-up is seen. */
  public static final int ANCHORS_PER_QUERY = 32;

  /** Quality share of the crops that must see the product that the burst is accepted as. */
  private static final double AGREEMENT = 0.6;

  private final Gallery gallery;
  private final AnchorIndex index;

  /** A gate for a gallery; the index must hold that gallery's anchors. */
  public Gate(Gallery gallery, AnchorIndex index) {
    this.gallery = gallery;
    this.index = index;
  }

  /**
   * What the gallery says of a burst. An index that is {@link AnchorIndex.Unavailable} makes a
   * burst that needed it AMBIGUOUS, never KNOWN.
   *
   * @param crops unit vectors, at least one
   * @param qualities one per crop, 0 or more; all zero counts as equal
   * @throws IllegalArgumentException naming what does not fit
   */
  public Match match(List<float[]> crops, float[] qualities) {
    Burst burst = new Burst(crops, qualities);
    if (gallery.products().isEmpty()) {
      return new Match(
          Verdict.UNKNOWN,
          Path.GATE_REJECT,
          List.of(),
          gallery.model().thresholds(Thresholds.ANY_CATEGORY),
          List.of(),
          "the gallery has no products",
          false);
    }
    Seen seen = see(burst);
    if (seen.agrees() && seen.ranking().rejected()) {
      return seen.match(Verdict.UNKNOWN, Path.GATE_REJECT, seen.ranking());
    }
    if (seen.agrees() && seen.ranking().accepted()) {
      return seen.match(Verdict.KNOWN, Path.GATE_ACCEPT, seen.ranking());
    }
    return search(burst, seen);
  }

  private Seen see(Burst burst) {
    Ranking ranking = Ranking.byCentroid(gallery, burst.mean());
    List<CropMatch> crops = new ArrayList<>();
    for (float[] crop : burst.crops()) {
      Candidate nearest = gallery.nearest(crop, 1).get(0);
      crops.add(new CropMatch(nearest.sku(), nearest.distance()));
    }
    return new Seen(ranking, crops, burst.qualities());
  }

  private Match search(Burst burst, Seen seen) {
    List<float[]> queries = new ArrayList<>();
    queries.add(burst.mean());
    if (burst.crops().size() > 1) {
      queries.addAll(burst.crops());
    }
    List<List<Hit>> hits;
    try {
      hits = index.search(queries, ANCHORS_PER_QUERY);
    } catch (AnchorIndex.Unavailable unavailable) {
      return seen.match(Verdict.AMBIGUOUS, Path.SEARCH, seen.ranking())
          .unsearched(unavailable.getMessage());
    }
    Ranking refined = seen.ranking().refinedBy(hits.get(0));
    Verdict verdict = Verdict.AMBIGUOUS;
    if (refined.rejected()) {
      verdict = Verdict.UNKNOWN;
    } else if (refined.accepted() && seen.share(refined.nearest().sku()) >= AGREEMENT) {
      verdict = Verdict.KNOWN;
    }
    return seen.match(verdict, Path.SEARCH, refined);
  }

  /** A burst whose crops and qualities fit each other. */
  private record Burst(List<float[]> crops, float[] qualities, float[] mean) {
    Burst(List<float[]> crops, float[] qualities) {
      this(crops, qualities, mean(crops, qualities));
    }

    private static float[] mean(List<float[]> crops, float[] qualities) {
      if (crops.isEmpty() || crops.size() != qualities.length) {
        throw new IllegalArgumentException(
            "a burst has "
                + crops.size()
                + " crops and "
                + qualities.length
                + " qualities; give at least one crop and a quality for each");
      }
      for (float quality : qualities) {
        if (!(quality >= 0 && quality < Float.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "crop quality is " + quality + "; give 0 or more, greater is better");
        }
      }
      return UnitVectors.mean(crops, qualities);
    }
  }

  /** The burst's ranking by centroid and what each of its crops saw. */
  private record Seen(Ranking ranking, List<CropMatch> crops, float[] qualities) {

    boolean agrees() {
      return share(ranking.nearest().sku()) >= AGREEMENT;
    }

    /** Share of the crops, by quality, that see a product. */
    double share(String sku) {
      double all = 0;
      double its = 0;
      for (int i = 0; i < qualities.length; i++) {
        all += qualities[i];
        its += crops.get(i).sku().equals(sku) ? qualities[i] : 0;
      }
      return all > 0 ? its / all : 1;
    }

    Match match(Verdict verdict, Path path, Ranking by) {
      String reason =
          String.format(
              Locale.ROOT,
              "nearest %.3f (accept to %.3f, reject from %.3f), runner-up +%.3f (margin %.3f),"
                  + " crops agree %.2f",
              by.nearest().distance(),
              by.thresholds().acceptBelow(),
              by.thresholds().rejectAbove(),
              by.lead(),
              by.thresholds().margin(),
              share(by.nearest().sku()));
      return new Match(verdict, path, by.candidates(), by.thresholds(), crops, reason, false);
    }
  }
}
