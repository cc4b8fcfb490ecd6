package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.match.Match;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Counts of what the gate said of bursts whose product is known.
 *
 * @param nearestRight queries whose nearest candidate is their product, whatever the verdict
 * @param nearFiveRight queries with their product among the nearest five
 * @param accept accepted by centroids alone, and how many of these wrongly
 * @param reject rejected by centroids alone, and how many of these wrongly
 * @param search anchors searched, and how many of these decided wrongly
 * @param known verdicts KNOWN, and how many of these of another product
 * @param unknown verdicts UNKNOWN
 */
record Tally(
    long queries,
    long nearestRight,
    long nearFiveRight,
    Split accept,
    Split reject,
    Split search,
    Split known,
    long unknown) {

  /** How many, and how many of them wrong. */
  record Split(long all, long wrong) {
    Split plus(Split other) {
      return new Split(all + other.all, wrong + other.wrong);
    }

    static Split of(boolean counts, boolean wrong) {
      return counts ? new Split(1, wrong ? 1 : 0) : NONE;
    }
  }

  private static final Split NONE = new Split(0, 0);
  private static final int NEAR = 5;
  private static final int SEARCHED = 64;

  static final Tally EMPTY = new Tally(0, 0, 0, NONE, NONE, NONE, NONE, 0);

  /** Asks the gate for each burst; one whose product is not in the gallery should be UNKNOWN. */
  static Tally of(Gallery gallery, List<Burst> queries) {
    Gate gate = new Gate(gallery, new InMemoryAnchorIndex(gallery));
    Tally sum = EMPTY;
    for (Burst query : queries) {
      float[] qualities = new float[query.crops().size()];
      Arrays.fill(qualities, 1);
      Match match = gate.match(query.crops(), qualities);
      sum = sum.plus(of(match, query.sku(), gallery.has(query.sku())));
    }
    return sum;
  }

  private static Tally of(Match match, String sku, boolean enrolled) {
    List<String> near = match.candidates().stream().limit(NEAR).map(c -> c.sku()).toList();
    boolean nearest = !near.isEmpty() && near.get(0).equals(sku);
    boolean known = match.verdict() == Verdict.KNOWN;
    boolean wrong = known ? !nearest : match.verdict() == Verdict.UNKNOWN && enrolled;
    return new Tally(
        1,
        nearest ? 1 : 0,
        near.contains(sku) ? 1 : 0,
        Split.of(match.path() == Path.GATE_ACCEPT, wrong),
        Split.of(match.path() == Path.GATE_REJECT, wrong),
        Split.of(match.path() == Path.SEARCH, wrong),
        Split.of(known, wrong),
        match.verdict() == Verdict.UNKNOWN ? 1 : 0);
  }

  /** The nearest products by their nearest anchor, without a gate: no verdict is given. */
  static Tally ofNearestAnchors(Gallery gallery, List<Burst> queries) {
    InMemoryAnchorIndex index = new InMemoryAnchorIndex(gallery);
    long nearest = 0;
    long near = 0;
    for (Burst query : queries) {
      List<String> skus =
          index.search(List.of(query.mean()), gallery.categories(), SEARCHED).get(0).stream()
              .map(AnchorIndex.Hit::sku)
              .distinct()
              .limit(NEAR)
              .toList();
      nearest += skus.indexOf(query.sku()) == 0 ? 1 : 0;
      near += skus.contains(query.sku()) ? 1 : 0;
    }
    return new Tally(queries.size(), nearest, near, NONE, NONE, NONE, NONE, 0);
  }

  Tally plus(Tally other) {
    return new Tally(
        queries + other.queries,
        nearestRight + other.nearestRight,
        nearFiveRight + other.nearFiveRight,
        accept.plus(other.accept),
        reject.plus(other.reject),
        search.plus(other.search),
        known.plus(other.known),
        unknown + other.unknown);
  }

  static <T> Tally sum(List<T> parts, Function<T, Tally> tally) {
    return parts.stream().map(tally).reduce(EMPTY, Tally::plus);
  }

  double top1() {
    return share(nearestRight, queries);
  }

  double top5() {
    return share(nearFiveRight, queries);
  }

  /** Share of the burst decided by centroids alone that were decided wrongly. */
  double fastErrorRate() {
    Split fast = accept.plus(reject);
    return share(fast.wrong(), fast.all());
  }

  /** Share of the verdicts KNOWN that name another product. */
  double wrongAcceptRate() {
    return share(known.wrong(), known.all());
  }

  /** Share of the queries with the verdict KNOWN. */
  double coverage() {
    return share(known.all(), queries);
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
