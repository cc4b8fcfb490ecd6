package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.Cart.Line;
import dev.walkout.topology.core.cart.CartChange.LineRemoved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Which lines a proven put-back takes from: of pieces the latest take first, of weighed goods the
 * line that weighs most nearly as much.
 */
final class Removal {

  /** A put-back that weighs the line but for this share, or these grams, is all of it. */
  private static final double WHOLE_SHARE = 0.05;

  private static final int WHOLE_GRAMS = 10;

  private Removal() {}

  /** What somebody else put back of what this cart holds. */
  static List<CartChange> of(Cart cart, Movement movement) {
    return of(cart, movement, movement.what().sku());
  }

  static List<CartChange> of(Cart cart, Movement movement, String sku) {
    List<Line> lines = latestFirst(cart, sku);
    boolean weighed = lines.stream().anyMatch(line -> line.amount().grams() > 0);
    return weighed ? byWeight(lines, movement) : byPiece(lines, movement);
  }

  private static List<CartChange> byPiece(List<Line> lines, Movement movement) {
    List<CartChange> changes = new ArrayList<>();
    int rest = movement.what().pieces();
    for (Line line : lines) {
      if (rest > 0) {
        int here = Math.min(rest, line.pieces());
        rest -= here;
        changes.add(removed(line, Amount.pieces(here), movement));
      }
    }
    return changes;
  }

  private static List<CartChange> byWeight(List<Line> lines, Movement movement) {
    Integer delta = movement.account().deltaGrams();
    if (delta == null) {
      return List.of(removed(lines.get(0), lines.get(0).amount(), movement));
    }
    Line nearest =
        Collections.min(
            lines, Comparator.comparingInt(line -> Math.abs(line.amount().grams() - delta)));
    int grams = nearest.amount().grams();
    boolean whole = grams - delta <= Math.max(WHOLE_GRAMS, WHOLE_SHARE * grams);
    return List.of(removed(nearest, whole ? nearest.amount() : new Amount(0, delta), movement));
  }

  private static LineRemoved removed(Line line, Amount amount, Movement movement) {
    return new LineRemoved(line.lineId(), line.sku(), amount, Cause.of(movement));
  }

  /** So many pieces of an amount, with their share of its weight. */
  static Amount share(Amount amount, int pieces) {
    long grams = (long) amount.grams() * pieces / Math.max(1, amount.pieces());
    return new Amount(pieces, (int) grams);
  }

  static List<Line> latestFirst(Cart cart, String sku) {
    List<Line> lines = new ArrayList<>(cart.lines());
    lines.removeIf(line -> !line.sku().equals(sku));
    Collections.reverse(lines);
    return lines;
  }
}
