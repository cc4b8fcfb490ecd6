package dev.walkout.vision.match;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Match.CropMatch;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The decision on one burst: first its mean embedding against the centroids, then, where that is
 * not plain, among the anchors of the candidates' categories.
 *
 * <p>The mean of a burst, weighted by the quality of its crops, is right more often than a vote of
 * the crops. It is accepted at once if the nearest product is within TL, the runner-up is farther
 * by the margin and most of the crops see the same product; it is rejected at once if even the
 * nearest product is at TH or beyond. Both must be plain: what lies so near to a threshold that the
 * anchors could say otherwise is searched like all that lies between, with one query: the anchors
 * nearest to each crop brought no better agreement of the crops than their centroids do.
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
  private final boolean decides;

  /** A gate for a gallery; the index must hold that gallery's anchors. */
  public Gate(Gallery gallery, AnchorIndex index) {
    this(gallery, index, true);
  }

  private Gate(Gallery gallery, AnchorIndex index, boolean decides) {
    this.gallery = gallery;
    this.index = index;
    this.decides = decides;
  }

  /**
   * A gate that decides nothing itself and searches every burst: what a gate is measured against.
   */
  public static Gate alwaysSearching(Gallery gallery, AnchorIndex index) {
    return new Gate(gallery, index, false);
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
    if (decides && seen.agrees() && seen.ranking().surelyRejected()) {
      return seen.match(Verdict.UNKNOWN, Path.GATE_REJECT);
    }
    if (decides && seen.agrees() && seen.ranking().surelyAccepted()) {
      return seen.match(Verdict.KNOWN, Path.GATE_ACCEPT);
    }
    return search(burst, seen);
  }

  private Seen see(Burst burst) {
    Ranking ranking = Ranking.byCentroid(gallery, burst.mean(), burst.count());
    List<CropMatch> crops = new ArrayList<>();
    for (float[] crop : burst.crops()) {
      Candidate nearest = gallery.nearest(crop, 1).get(0);
      crops.add(new CropMatch(nearest.sku(), nearest.distance()));
    }
    return new Seen(ranking, crops, burst.qualities());
  }

  private Match search(Burst burst, Seen seen) {
    Set<String> searched = seen.ranking().categories();
    List<List<Hit>> hits;
    try {
      hits = index.search(List.of(burst.mean()), searched, ANCHORS_PER_QUERY);
    } catch (AnchorIndex.Unavailable unavailable) {
      return seen.match(Verdict.AMBIGUOUS, Path.SEARCH).unsearched(unavailable.getMessage());
    }
    Ranking ranking = seen.ranking().refinedBy(hits.get(0), searched);
    Seen refined = new Seen(ranking, seen.crops(), seen.qualities());
    Verdict verdict = Verdict.AMBIGUOUS;
    if (refined.ranking().rejected()) {
      verdict = Verdict.UNKNOWN;
    } else if (refined.ranking().accepted() && refined.agrees()) {
      verdict = Verdict.KNOWN;
    }
    return refined.match(verdict, Path.SEARCH);
  }

  /** A burst whose crops and qualities fit each other. */
  private record Burst(List<float[]> crops, float[] qualities, float[] mean) {
    Burst(List<float[]> crops, float[] qualities) {
      this(crops, qualities, mean(crops, qualities));
    }

    /**
     * How many crops the mean is worth: fewer than there are if some weigh less than others (Kish's
     * effective sample size).
     */
    double count() {
      double sum = 0;
      double squares = 0;
      for (float quality : qualities) {
        sum += quality;
        squares += (double) quality * quality;
      }
      return squares > 0 ? sum * sum / squares : qualities.length;
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

  /** The burst's ranking and what each of its crops saw. */
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

    Match match(Verdict verdict, Path path) {
      String reason =
          String.format(
              Locale.ROOT,
              "nearest %.3f (accept to %.3f, reject from %.3f), runner-up +%.3f (margin %.3f),"
                  + " crops agree %.2f",
              ranking.nearest().distance(),
              ranking.thresholds().acceptBelow(),
              ranking.thresholds().rejectAbove(),
              ranking.lead(),
              ranking.thresholds().margin(),
              share(ranking.nearest().sku()));
      return new Match(
          verdict, path, ranking.candidates(), ranking.thresholds(), crops, reason, false);
    }
  }
}
