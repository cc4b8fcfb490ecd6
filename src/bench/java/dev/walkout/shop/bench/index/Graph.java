package dev.walkout.shop.bench.index;

/** A contender that finds more the more candidates it ranks, and takes the longer. */
interface Graph extends Contender {

  /** Candidates that it ranks from now on for those that it answers. */
  void widen(int candidates);
}
