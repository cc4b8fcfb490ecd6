package dev.walkout.topology.core.fusion;

import java.util.Optional;

/** What the catalogue says of the weight of products. */
@FunctionalInterface
public interface WeightBook {

  WeightBook EMPTY = sku -> Optional.empty();

  /** The weight of one piece; empty where it is not known or differs from piece to piece. */
  Optional<PieceWeight> find(String sku);

  /**
   * The weight of one piece.
   *
   * @param grams over nothing
   * @param spread standard deviation in grams; negative where it is not known
   */
  record PieceWeight(int grams, int spread) {}
}
