package dev.walkout.shop.catalogue;

/**
 * What searched the anchors of a run, and how often.
 *
 * @param kind {@code in-memory}, {@code vector-set} or {@code query-engine}
 * @param generation of the server's index; 0 for one in memory, which is built anew with every
 *     gallery
 * @param anchors that it holds
 * @param selfRecall share of the anchors that find themselves, 0 to 1; null if a server could not
 *     be asked
 */
public record IndexReport(
    String kind, long generation, long anchors, Double selfRecall, Searches searches) {

  /**
   * Who answered. Bursts that the gate decides are not searched and not counted.
   *
   * @param redis searches that the server answered
   * @param exact those that the exact index in this JVM answered
   * @param unavailable those that nobody answered
   */
  public record Searches(long redis, long exact, long unavailable) {}

  /** The same with more searches that exact indexes in this JVM answered. */
  public IndexReport withExact(long more) {
    Searches sum = new Searches(searches.redis(), searches.exact() + more, searches.unavailable());
    return new IndexReport(kind, generation, anchors, selfRecall, sum);
  }
}
