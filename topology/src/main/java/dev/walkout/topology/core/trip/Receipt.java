package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.PricePolicy;
import dev.walkout.topology.core.trip.TripInput.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One version of a trip's receipt; versions are appended, never edited.
 *
 * @param stay from entering to leaving
 * @param coverage zones and times that were not fully seen
 * @param evidenceHash chain over lines, movements and observations
 * @param previousHash the chain of the version before; empty for the first
 * @param standing how far it can be relied on, and why
 */
public record Receipt(
    String receiptId,
    String tripId,
    String storeId,
    int version,
    Span stay,
    List<Line> lines,
    List<LineDoubted> doubts,
    Money total,
    PricePolicy pricePolicy,
    List<CoverageGap> coverage,
    String evidenceHash,
    String previousHash,
    Standing standing) {

  /** How far a version can be relied on. */
  public enum Status {
    PROVISIONAL,
    FINAL,
    ADJUSTED,
    VOID
  }

  /**
   * Why this version is as it is.
   *
   * @param reason empty for a plain FINAL one
   * @param causedBy movements and reviews that made it differ from the version before
   * @param exit how the trip ended
   * @param finalBy when a PROVISIONAL receipt is promised to be settled; null otherwise
   * @param budget how long trips wait for their zones before they get a PROVISIONAL receipt; null
   *     where this one did not wait for them
   */
  public record Standing(
      Status status,
      String reason,
      List<String> causedBy,
      Exit exit,
      Instant finalBy,
      Duration budget) {
    public Standing {
      causedBy = List.copyOf(causedBy);
    }
  }

  /**
   * All of one product at one price.
   *
   * @param blocked whether it waits for a check of age
   * @param causes the movements that add up to the line
   * @param hash the line's link in the evidence chain
   */
  public record Line(
      String lineId,
      String sku,
      String name,
      Amount quantity,
      Money unitPrice,
      Money amount,
      boolean blocked,
      List<Cause> causes,
      String hash) {
    public Line {
      causes = List.copyOf(causes);
    }

    public int pieces() {
      return quantity.pieces();
    }

    public List<String> movementIds() {
      return causes.stream().map(Cause::movementId).toList();
    }

    public List<SourceRef> evidence() {
      return causes.stream().flatMap(c -> c.evidence().stream()).distinct().sorted().toList();
    }
  }

  public Status status() {
    return standing.status();
  }

  public Instant finalBy() {
    return standing.finalBy();
  }

  public String reason() {
    return standing.reason();
  }

  public Receipt {
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
    coverage = List.copyOf(coverage);
  }
}
