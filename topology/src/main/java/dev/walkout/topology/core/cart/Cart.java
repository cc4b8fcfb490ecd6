package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.CartChange.LineRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a trip holds, take by take, and what could not be proven.
 *
 * @param lines in the order of the takes; a line whose pieces all went back is gone
 */
public record Cart(List<Line> lines, List<LineDoubted> doubts) {

  public static final Cart EMPTY = new Cart(List.of(), List.of());

  /**
   * What is still held of one take.
   *
   * @param restricted whether it may only be sold after a check of age
   * @param movements what made the line what it is, the take first
   */
  public record Line(
      String lineId,
      String sku,
      Amount amount,
      Money unitPrice,
      boolean restricted,
      List<Cause> movements) {
    public Line {
      movements = List.copyOf(movements);
    }

    public int pieces() {
      return amount.pieces();
    }

    private Line with(Amount left, Cause cause) {
      List<Cause> causes = new ArrayList<>(movements);
      causes.add(cause);
      return new Line(lineId, sku, left, unitPrice, restricted, causes);
    }
  }

  /**
   * A movement with the observations that prove it.
   *
   * @param hash its link in the evidence chain
   */
  public record Cause(String movementId, String hash, List<SourceRef> evidence) {
    public Cause {
      evidence = List.copyOf(evidence);
    }

    public static Cause of(Movement movement) {
      return new Cause(movement.movementId(), movement.account().hash(), movement.evidence());
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
      next.add(
          new Line(
              added.lineId(),
              added.sku(),
              added.amount(),
              added.unitPrice(),
              added.restricted(),
              List.of(added.cause())));
      return new Cart(next, doubts);
    }
    if (change instanceof LineRemoved removed) {
      Amount left = line(removed.lineId()).amount().minus(removed.amount());
      return changed(removed.lineId(), left, removed.cause());
    }
    if (change instanceof LineCorrected corrected) {
      return changed(corrected.lineId(), corrected.amount(), corrected.cause());
    }
    List<LineDoubted> next = new ArrayList<>(doubts);
    next.add((LineDoubted) change);
    return new Cart(lines, next);
  }

  private Line line(String lineId) {
    return find(lineId)
        .orElseThrow(() -> new IllegalStateException("no line " + lineId + " in the cart"));
  }

  public Optional<Line> find(String lineId) {
    return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
  }

  private Cart changed(String lineId, Amount left, Cause cause) {
    if (left.pieces() < 0 || left.grams() < 0) {
      throw new IllegalStateException("line " + lineId + " cannot hold " + left);
    }
    List<Line> next = new ArrayList<>();
    for (Line line : lines) {
      if (!line.lineId().equals(lineId)) {
        next.add(line);
      } else if (left.pieces() > 0) {
        next.add(line.with(left, cause));
      }
    }
    return new Cart(next, doubts);
  }
}
