package dev.walkout.vision.match;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Match.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The products nearest to one embedding, by product distance, and what the thresholds of the
 * nearest one say of it.
 *
 * @param candidates nearest first, at least one; equally near ones by sku
 * @param crops that the embedding is the mean of
 */
public record Ranking(
    List<Candidate> candidates, Thresholds thresholds, Gallery gallery, double crops) {

  private static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.comparingDouble(Candidate::distance).thenComparing(Candidate::sku);

  private static final double FARTHEST = 2;

  /**
   * How far within TL or beyond TH a centroid's distance must be, and how far beyond the margin its
   * lead, to stand without the anchors; in {@link Gallery#spread}s. Chosen so that one decision in
   * a thousand differs from what searching would have said (src/docs/ladder-matching.md).
   */
  private static final double SURE_DISTANCE = 0.75;

  private static final double SURE_LEAD = 1.5;

  /** As many crops as thresholds were calibrated on, or more. */
  private static final double ENOUGH = Double.MAX_VALUE;

  /** The products of a gallery, which must have some, by the distance of their centroids. */
  public static Ranking byCentroid(Gallery gallery, float[] query) {
    return byCentroid(gallery, query, ENOUGH);
  }

  /** The same for the mean of so many crops, with thresholds for bursts of so many. */
  public static Ranking byCentroid(Gallery gallery, float[] query, double crops) {
    return of(gallery, gallery.nearest(query, Match.MOST_CANDIDATES), crops);
  }

  /**
   * The same candidates by the mean of centroid distance and nearest anchor's distance.
   *
   * <p>A candidate without a hit has its nearest anchor beyond the last hit; it is taken to lie
   * there, which makes the runner-up nearer than it is, never farther. One of a category that was
   * not searched stays where its centroid says.
   *
   * @param hits of all that was searched
   * @param searched {@link #categories}
   */
  public Ranking refinedBy(List<Hit> hits, Set<String> searched) {
    if (hits.isEmpty()) {
      return this;
    }
    Map<String, Double> nearestAnchor = new HashMap<>();
    for (Hit hit : hits) {
      nearestAnchor.merge(hit.sku(), hit.distance(), Math::min);
    }
    double beyond = hits.get(hits.size() - 1).distance();
    List<Candidate> refined = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!searched.contains(category(candidate))) {
        refined.add(candidate);
        continue;
      }
      double anchor = nearestAnchor.getOrDefault(candidate.sku(), beyond);
      double distance = gallery.refined(candidate.sku(), candidate.distance(), anchor);
      refined.add(new Candidate(candidate.sku(), distance));
    }
    refined.sort(NEAREST_FIRST);
    return of(gallery, List.copyOf(refined), crops);
  }

  /** The same without one product; empty if there was no other. */
  public Ranking without(String sku) {
    List<Candidate> others = candidates.stream().filter(one -> !one.sku().equals(sku)).toList();
    return new Ranking(others, thresholds, gallery, crops);
  }

  /** Category of the nearest product. */
  public String category() {
    return category(nearest());
  }

  private String category(Candidate candidate) {
    return gallery.product(candidate.sku()).category();
  }

  /**
   * Where anchors are to be searched: the categories of the candidates that the anchors may bring
   * to the front, or so near to it that nobody leads. The others trail by what would be a sure
   * lead.
   */
  public Set<String> categories() {
    double reach = nearest().distance() + sureLead();
    return candidates.stream()
        .filter(candidate -> candidate.distance() <= reach)
        .map(this::category)
        .collect(Collectors.toUnmodifiableSet());
  }

  Candidate nearest() {
    return candidates.get(0);
  }

  /** How much farther the runner-up is than the nearest; the farthest possible if there is none. */
  double lead() {
    return candidates.size() > 1
        ? candidates.get(1).distance() - nearest().distance()
        : FARTHEST - nearest().distance();
  }

  boolean accepted() {
    return nearest().distance() <= thresholds.acceptBelow() && lead() >= thresholds.margin();
  }

  boolean rejected() {
    return nearest().distance() >= thresholds.rejectAbove();
  }

  /** Accepted, and the anchors would hardly say otherwise. */
  boolean surelyAccepted() {
    return nearest().distance() <= thresholds.acceptBelow() - SURE_DISTANCE * gallery.spread()
        && lead() >= sureLead();
  }

  /** A lead that the anchors would hardly take away. */
  private double sureLead() {
    return thresholds.margin() + SURE_LEAD * gallery.spread();
  }

  /** Rejected, and the anchors would hardly say otherwise. */
  boolean surelyRejected() {
    return nearest().distance() >= thresholds.rejectAbove() + SURE_DISTANCE * gallery.spread();
  }

  private static Ranking of(Gallery gallery, List<Candidate> candidates, double crops) {
    Thresholds thresholds = gallery.thresholds(candidates.get(0).sku()).forBurstOf(crops);
    return new Ranking(candidates, thresholds, gallery, crops);
  }
}
