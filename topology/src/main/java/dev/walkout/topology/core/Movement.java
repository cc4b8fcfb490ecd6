package dev.walkout.topology.core;

import dev.walkout.schemas.Ids.ZoneKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The fused decision that a trip took or put back a product or, with {@code doubt} set, what could
 * not be proven.
 *
 * @param doubt null when the movement is proven
 */
public record Movement(
    String movementId,
    ZoneKey zone,
    Span span,
    Action action,
    Who who,
    What what,
    List<SourceRef> evidence,
    Doubt doubt) {

  /** The order in which a cart takes movements, whatever order they arrive in. */
  public static final Comparator<Movement> ORDER =
      Comparator.comparing(Movement::endedAt).thenComparing(Movement::movementId);

  /**
   * Who did it.
   *
   * @param tripId null when nobody or several could have
   * @param candidateTrips the several, in order; empty when the trip is known or nobody was there
   */
  public record Who(String tripId, List<String> candidateTrips) {
    public Who {
      candidateTrips = List.copyOf(candidateTrips);
    }
  }

  /**
   * What was moved.
   *
   * @param sku null when no product is probable enough
   * @param candidates most probable first, at most 5
   */
  public record What(String sku, int pieces, List<Weighed> candidates) {
    public What {
      candidates = List.copyOf(candidates);
    }
  }

  public Movement {
    evidence = List.copyOf(evidence);
  }

  public Instant endedAt() {
    return span.to();
  }

  /** The same movement, doubted. */
  public Movement doubted(Doubt why) {
    return new Movement(movementId, zone, span, action, who, what, evidence, why);
  }
}
