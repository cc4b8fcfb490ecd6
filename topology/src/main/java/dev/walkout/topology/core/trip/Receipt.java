package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.PricePolicy;
import java.time.Instant;
import java.util.List;

/**
 * One version of a trip's receipt; versions are appended, never edited.
 *
 * @param stay from entering to leaving
 * @param coverage zones and times that were not fully seen
 * @param finalBy when a PROVISIONAL receipt is promised to be settled; null otherwise
 * @param evidenceHash chain over lines, movements and observations
 * @param previousHash the chain of the version before; empty for the first
 */
public record Receipt(
    String receiptId,
    String tripId,
    String storeId,
    int version,
    Status status,
    Span stay,
    List<Line> lines,
    List<LineDoubted> doubts,
    Money total,
    PricePolicy pricePolicy,
    List<CoverageGap> coverage,
    Instant finalBy,
    String evidenceHash,
    String previousHash,
    String reason) {

  /** How far a version can be relied on. */
  public enum Status {
    PROVISIONAL,
    FINAL
  }

  /**
   * All pieces of one product at one price.
   *
   * @param movementIds the movements that add up to the line
   */
  public record Line(
      String lineId,
      String sku,
      String name,
      int pieces,
      Money unitPrice,
      Money amount,
      List<String> movementIds,
      List<SourceRef> evidence) {
    public Line {
      movementIds = List.copyOf(movementIds);
      evidence = List.copyOf(evidence);
    }
  }

  public Receipt {
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
    coverage = List.copyOf(coverage);
  }
}
