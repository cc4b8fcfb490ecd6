package dev.walkout.topology.core;

/**
 * How much of a product: pieces and, for goods sold by weight, what they weigh together.
 *
 * @param grams 0 for goods sold by the piece
 */
public record Amount(int pieces, int grams) {

  public static Amount pieces(int pieces) {
    return new Amount(pieces, 0);
  }

  public Amount plus(Amount other) {
    return new Amount(pieces + other.pieces, grams + other.grams);
  }

  public Amount minus(Amount other) {
    return new Amount(pieces - other.pieces, grams - other.grams);
  }
}
