package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.CartChange.LineRemoved;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trip holds, take by take, and what could not be proven.
 *
 * @param lines in the order of the takes; a line whose pieces all went back is gone
 */
public record Cart(List<Line> lines, List<LineDoubted> doubts) {

  public static final Cart EMPTY = new Cart(List.of(), List.of());

  /**
   * The pieces of one take that are still held.
   *
   * @param movements what made the line what it is, the take first
   */
  public record Line(
      String lineId, String sku, int pieces, Money unitPrice, List<Cause> movements) {
    public Line {
      movements = List.copyOf(movements);
    }
  }

  /** A movement with the observations that prove it. */
  public record Cause(String movementId, List<SourceRef> evidence) {
    public Cause {
      evidence = List.copyOf(evidence);
    }
  }

  public Cart {
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
  }

  public int held(String sku) {
    return lines.stream().filter(line -> line.sku().equals(sku)).mapToInt(Line::pieces).sum();
  }

  public Cart applyAll(List<CartChange> changes) {
    Cart cart = this;
    for (CartChange change : changes) {
      cart = cart.apply(change);
    }
    return cart;
  }

  /** The cart after a change. */
  public Cart apply(CartChange change) {
    if (change instanceof LineAdded added) {
      List<Line> next = new ArrayList<>(lines);
      Cause take = new Cause(added.movementId(), added.evidence());
      next.add(
          new Line(added.lineId(), added.sku(), added.pieces(), added.unitPrice(), List.of(take)));
      return new Cart(next, doubts);
    }
    if (change instanceof LineRemoved removed) {
      int left = line(removed.lineId()).pieces() - removed.pieces();
      return changed(removed.lineId(), left, new Cause(removed.movementId(), removed.evidence()));
    }
    if (change instanceof LineCorrected corrected) {
      return changed(
          corrected.lineId(),
          corrected.pieces(),
          new Cause(corrected.movementId(), corrected.evidence()));
    }
    List<LineDoubted> next = new ArrayList<>(doubts);
    next.add((LineDoubted) change);
    return new Cart(lines, next);
  }

  private Line line(String lineId) {
    return lines.stream()
        .filter(line -> line.lineId().equals(lineId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no line " + lineId + " in the cart"));
  }

  private Cart changed(String lineId, int pieces, Cause cause) {
    if (pieces < 0) {
      throw new IllegalStateException("line " + lineId + " cannot hold " + pieces + " pieces");
    }
    List<Line> next = new ArrayList<>();
    for (Line line : lines) {
      if (!line.lineId().equals(lineId)) {
        next.add(line);
      } else if (pieces > 0) {
        List<Cause> causes = new ArrayList<>(line.movements());
        causes.add(cause);
        next.add(new Line(lineId, line.sku(), pieces, line.unitPrice(), causes));
      }
    }
    return new Cart(next, doubts);
  }
}
