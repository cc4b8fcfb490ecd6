package dev.walkout.shop.bench.index;

import java.util.List;

/** An index of some anchors that is measured. */
interface Contender extends AutoCloseable {

  /** What it is called in tables and in the plot. */
  String name();

  /** How widely it searches, in its own words; empty if there is nothing to set. */
  String setting();

  /**
   * The nearest anchors' inner products with each crop, nearest first; a server answers all in one
   * round trip.
   */
  List<float[]> search(Clusters.Burst burst);

  @Override
  void close();
}
