package dev.walkout.shop.bench.index;

import java.util.List;

/** An index of some anchors that is measured. */
interface Contender extends AutoCloseable {

  /** What it is called in tables and in the plot. */
  String name();

  /** How widely it searches, in its own words; empty if there is nothing to set. */
  String setting();

  /**
   * The nearest anchors' inner products with each query, nearest first.
   *
   * @param queries one crop or a burst of them; a server answers them in one round trip
   */
  List<float[]> search(List<float[]> queries);

  @Override
  void close();
}
