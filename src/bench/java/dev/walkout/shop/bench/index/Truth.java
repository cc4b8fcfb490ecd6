package dev.walkout.shop.bench.index;

import java.util.List;

/**
 * The true nearest anchors of all crops of some bursts, and how many of them others find.
 *
 * @param dots for each crop the inner products of its nearest anchors, nearest first
 */
record Truth(List<Clusters.Burst> bursts, List<float[]> dots) {

  /** Least recall that is asked of an index at its default settings. */
  static final double GOAL = 0.99;

  /** Sums of 128 products in another order differ by less than this. */
  private static final float ROUNDING = 1e-5f;

  private static final int WIDEST = 4096;

  /** As the exact index answers. */
  static Truth of(Contender exact, List<Clusters.Burst> bursts) {
    return new Truth(bursts, answers(exact, bursts));
  }

  private static List<float[]> answers(Contender contender, List<Clusters.Burst> bursts) {
    return bursts.stream().flatMap(burst -> contender.search(burst).stream()).toList();
  }

  /** Share of the true nearest anchors that a contender finds: as near as the farthest of them. */
  double recall(Contender contender) {
    long found = 0;
    long all = 0;
    List<float[]> answers = answers(contender, bursts);
    for (int q = 0; q < dots.size(); q++) {
      float[] truth = dots.get(q);
      float farthest = truth[truth.length - 1] - ROUNDING;
      for (float dot : answers.get(q)) {
        found += dot >= farthest ? 1 : 0;
      }
      all += truth.length;
    }
    return (double) found / all;
  }

  /** Gives a graph the fewest candidates, doubling them from k on, that reach the goal. */
  void widen(Graph graph, int k) {
    for (int candidates = k; candidates <= WIDEST; candidates *= 2) {
      graph.widen(candidates);
      if (recall(graph) >= GOAL) {
        return;
      }
    }
  }
}
