package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a zone is told: what its sensors report, and who is there. */
public sealed interface ZoneInput {

  SourceRef source();

  Instant observedAt();

  /** What makes the input unusable, if anything. */
  default Optional<Fault> fault(FusionConfig config) {
    return Optional.empty();
  }

  /**
   * Whether the source numbers its records within the zone, so that a jump shows a loss. The person
   * tracker and the door number theirs across zones.
   */
  default boolean numberedWithinZone() {
    return true;
  }

  /** Something that tells of a movement, and is held until the movement is decided. */
  sealed interface Evidence extends ZoneInput {

    /** By first end, then by source: the order in which movements are decided. */
    Comparator<Evidence> ORDER =
        Comparator.comparing((Evidence held) -> held.span().to()).thenComparing(Evidence::source);

    Span span();

    Action action();

    /** Whether it tells of a movement at all; a scale's trembling does not. */
    default boolean tells() {
      return true;
    }

    /** Null when the sensor cannot tell. */
    String shelfId();

    /** Null when the sensor cannot tell. */
    String personTrack();

    @Override
    default Optional<Fault> fault(FusionConfig config) {
      if (span().length().isNegative()) {
        return Optional.of(
            new Fault("endedAt", span().to().toString(), "end it after it started, " + span()));
      }
      if (span().length().compareTo(config.longestMovement()) > 0) {
        return Optional.of(
            new Fault(
                "endedAt",
                span().to().toString(),
                "report movements of at most " + config.longestMovement() + " apart"));
      }
      return Optional.empty();
    }
  }

  /** How recognition judged a burst. */
  enum Verdict {
    UNKNOWN,
    KNOWN,
    AMBIGUOUS
  }

  /** A product a burst may show, with its distance (Euclidean, of unit vectors, 0..2). */
  record Candidate(String sku, double distance) {}

  /**
   * What recognition made of a burst.
   *
   * @param candidates nearest first
   * @param acceptBelow distance at which the gate accepts
   * @param rejectAbove distance at which it rejects
   * @param temperature distances differ by this much when their odds differ by e
   * @param indexUnavailable whether the anchors should have been searched and could not be
   * @param weight what the burst's crops are worth against another camera's: the mean of their
   *     qualities times the root of their number; 1 where that is not known
   */
  record Look(
      Verdict verdict,
      List<Candidate> candidates,
      double acceptBelow,
      double rejectAbove,
      double temperature,
      boolean indexUnavailable,
      double weight) {
    public Look {
      candidates = List.copyOf(candidates);
      weight = weight > 0 ? weight : 1;
    }

    /** The nearest product, if recognition is sure of it. */
    Optional<String> known() {
      return verdict == Verdict.KNOWN ? nearest() : Optional.empty();
    }

    Optional<String> nearest() {
      return candidates.stream().findFirst().map(Candidate::sku);
    }

    /** How probable each candidate is if it is one of them, in their order; they sum to 1. */
    Map<String, Double> odds() {
      Map<String, Double> odds = new LinkedHashMap<>();
      double sum = 0;
      for (Candidate candidate : candidates) {
        double farther = candidate.distance() - candidates.get(0).distance();
        double each = StrictMath.exp(-farther / temperature);
        sum += each;
        odds.put(candidate.sku(), each);
      }
      double all = sum;
      odds.replaceAll((sku, each) -> each / all);
      return odds;
    }

    private Optional<Fault> fault() {
      if (!(temperature > 0)) {
        return Optional.of(
            new Fault("temperature", "" + temperature, "calibrate the model: it is over nothing"));
      }
      for (Candidate candidate : candidates) {
        if (!(candidate.distance() >= 0)) {
          return Optional.of(
              new Fault("distance", "" + candidate.distance(), "send distances from 0 to 2"));
        }
      }
      return Optional.empty();
    }
  }

  /** A burst after recognition. */
  record SightingSeen(
      SourceRef source,
      Instant observedAt,
      Span span,
      Action action,
      String shelfId,
      String personTrack,
      int pieces,
      Look look)
      implements Evidence {

    @Override
    public Optional<Fault> fault(FusionConfig config) {
      if (pieces < 1) {
        return Optional.of(new Fault("pieces", "" + pieces, "a hand moves one piece or more"));
      }
      Optional<Fault> inTime = Evidence.super.fault(config);
      return inTime.isPresent() ? inTime : look.fault();
    }
  }

  /** A burst none of whose crops could be read. */
  record UnreadableSeen(
      SourceRef source,
      Instant observedAt,
      Span span,
      Action action,
      String personTrack,
      String reason)
      implements Evidence {
    @Override
    public String shelfId() {
      return null;
    }
  }

  /** A shelf that has become lighter or heavier. */
  record WeightSeen(
      SourceRef source,
      Instant observedAt,
      Span span,
      String shelfId,
      int deltaGrams,
      int toleranceGrams)
      implements Evidence {
    @Override
    public Action action() {
      return deltaGrams < 0 ? Action.TAKE : Action.PUT;
    }

    @Override
    public boolean tells() {
      return Math.abs((long) deltaGrams) > toleranceGrams;
    }

    @Override
    public String personTrack() {
      return null;
    }
  }

  /** A promise that the sensor has reported everything up to {@code upTo}. */
  record HeartbeatSeen(SourceRef source, Instant observedAt, Instant upTo) implements ZoneInput {}

  /** A stretch of time that the sensor could not see or lost. */
  record GapSeen(SourceRef source, Instant observedAt, Span span, String reason)
      implements ZoneInput {
    @Override
    public Optional<Fault> fault(FusionConfig config) {
      return span.length().isNegative()
          ? Optional.of(new Fault("gap.to", span.to().toString(), "end it after it began, " + span))
          : Optional.empty();
    }
  }

  /**
   * One person track of a trip in the zone.
   *
   * @param tripId empty for a person without a trip
   * @param left null while the person is there
   */
  record VisitSeen(
      SourceRef source,
      Instant observedAt,
      String tripId,
      String personTrack,
      Instant entered,
      Instant left,
      boolean staff)
      implements ZoneInput {
    @Override
    public Optional<Fault> fault(FusionConfig config) {
      return left != null && left.isBefore(entered)
          ? Optional.of(
              new Fault(
                  "visit.left",
                  left.toString(),
                  "trip " + tripId + " entered at " + entered + ": send a later time of leaving"))
          : Optional.empty();
    }

    @Override
    public boolean numberedWithinZone() {
      return false;
    }
  }

  /** A promise that presence has been reported up to {@code upTo}. */
  record PresenceSeen(SourceRef source, Instant observedAt, Instant upTo) implements ZoneInput {
    @Override
    public boolean numberedWithinZone() {
      return false;
    }
  }
}
