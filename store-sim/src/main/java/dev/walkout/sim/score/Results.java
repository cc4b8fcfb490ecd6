package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Receipt;
import java.time.Instant;
import java.util.List;

/**
 * What a run gave: every version of every receipt, and how many reviews were asked for.
 *
 * @param receipts in the order of publishing
 */
public record Results(List<Issued> receipts, long reviews) {

  public Results {
    receipts = List.copyOf(receipts);
  }

  /** A version of a receipt with the timestamp of its record. */
  public record Issued(Receipt receipt, Instant at) {}
}
