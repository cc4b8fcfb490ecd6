package dev.walkout.topology.core;

import dev.walkout.schemas.Ids;
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
    Account account,
    Doubt doubt) {

  /** The order in which a cart takes movements, whatever order they arrive in. */
  public static final Comparator<Movement> ORDER =
      Comparator.comparing(Movement::endedAt).thenComparing(Movement::movementId);

  /**
   * Who did it.
   *
   * @param tripId null when nobody or several could have
   * @param candidateTrips the several, in order; empty when the trip is known or nobody was there
   * @param holders of a put-back: the trips that took the product from the zone and hold it still,
   *     where the trip itself took none
   */
  public record Who(String tripId, List<String> candidateTrips, List<String> holders) {
    public Who {
      candidateTrips = List.copyOf(candidateTrips);
      holders = List.copyOf(holders);
    }

    public Who(String tripId, List<String> candidateTrips) {
      this(tripId, candidateTrips, List.of());
    }

    /** Nobody that pays. */
    public static Who nobody() {
      return new Who(null, List.of());
    }

    /** The trip did it. */
    public static Who trip(String tripId) {
      return new Who(tripId, List.of());
    }

    /** Whether no trip is, or may be, meant. */
    public boolean ofNobody() {
      return tripId == null && candidateTrips.isEmpty();
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

  /**
   * What the witnesses said.
   *
   * @param votes by sensor
   * @param deltaGrams what the shelf gained (over zero) or lost; null where no scale spoke
   * @param note what they did not agree on; empty where they did
   * @param hash its link in the evidence chain, see {@link Proof#movement}; empty before the zone
   *     has told of it
   */
  public record Account(List<Vote> votes, Integer deltaGrams, String note, String hash) {

    public static final Account NONE = new Account(List.of(), null, "", "");

    public Account {
      votes = List.copyOf(votes);
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
    return new Movement(movementId, zone, span, action, who, what, evidence, account, why);
  }

  /** The same movement, certain only at a later time. */
  public Movement endingAt(Instant time) {
    return new Movement(
        movementId, zone, new Span(span.from(), time), action, who, what, evidence, account, doubt);
  }

  /** The same movement as it was told, with its link in the evidence chain. */
  public Movement hashed() {
    return told(account.votes(), Proof.movement(this));
  }

  /** The same movement, told anew to the trip it was ruled to be of. */
  public Movement passedOn() {
    String id = Ids.derive("movement", movementId, who.tripId());
    return new Movement(id, zone, span, action, who, what, evidence, account, doubt);
  }

  /** The same movement without what only its zone needs. */
  public Movement remembered() {
    return told(List.of(), account.hash());
  }

  private Movement told(List<Vote> votes, String hash) {
    Account told = new Account(votes, account.deltaGrams(), account.note(), hash);
    return new Movement(movementId, zone, span, action, who, what, evidence, told, doubt);
  }

  public boolean isDoubted(DoubtReason reason) {
    return doubt != null && doubt.reason() == reason;
  }
}
