package dev.walkout.shop.search;

import dev.walkout.topology.core.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The last version of a trip's receipt as it is searched for; its id is the trip.
 *
 * @param status {@code PROVISIONAL}, {@code FINAL}, {@code ADJUSTED} or {@code VOID}
 * @param skus of its lines, in order
 * @param lines what its lines say, one string each
 * @param doubts reasons of what was not charged, in order
 */
public record ReceiptDocument(
    String receiptId,
    String tripId,
    String storeId,
    int version,
    String status,
    Instant enteredAt,
    Instant leftAt,
    Money total,
    List<String> skus,
    List<String> lines,
    List<String> doubts)
    implements SearchDocument {

  public static final Facet STORE = Facet.any("store");
  public static final Facet STATUS = Facet.any("status");
  public static final Facet CURRENCY = Facet.any("currency");
  public static final Facet SKUS = Facet.all("skus");
  public static final Facet DOUBTS = Facet.any("doubts");

  /** The total in minor units of its currency. */
  public static final String TOTAL = "total";

  /** When the trip left the store, in microseconds since 1970. */
  public static final String LEFT = "left";

  /** How many doubts it has. */
  public static final String DOUBT_COUNT = "doubtcount";

  public static final DocumentKind KIND =
      new DocumentKind(
          "receipt",
          List.of(STORE, STATUS, CURRENCY, SKUS, DOUBTS),
          Set.of(TOTAL, LEFT, DOUBT_COUNT),
          false);

  /** Wide enough for all microseconds that a long holds. */
  private static final String NEWEST_FIRST = "%019d";

  public ReceiptDocument {
    if (tripId == null || tripId.isBlank()) {
      throw new IllegalArgumentException("tripId is '" + tripId + "'; name the trip");
    }
    Objects.requireNonNull(receiptId, "receiptId");
    Objects.requireNonNull(enteredAt, "enteredAt");
    Objects.requireNonNull(total, "total");
    skus = List.copyOf(skus);
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
  }

  @Override
  public DocumentKind kind() {
    return KIND;
  }

  @Override
  public String id() {
    return tripId;
  }

  /** Newest first. */
  @Override
  public String order() {
    return NEWEST_FIRST.formatted(Long.MAX_VALUE - leftMicros()) + " " + tripId;
  }

  @Override
  public Map<Facet, List<String>> facets() {
    return Map.of(
        STORE, List.of(storeId),
        STATUS, List.of(status),
        CURRENCY, List.of(total.currency()),
        SKUS, skus,
        DOUBTS, doubts);
  }

  @Override
  public Map<String, Long> numbers() {
    return Map.of(TOTAL, total.minor(), LEFT, leftMicros(), DOUBT_COUNT, (long) doubts.size());
  }

  @Override
  public String text() {
    return String.join(" ", receiptId, tripId, storeId, String.join(" ", lines));
  }

  @Override
  public Optional<float[]> embedding() {
    return Optional.empty();
  }

  /** A later version of the receipt stays whatever comes after it. */
  @Override
  public boolean supersedes(SearchDocument other) {
    return other instanceof ReceiptDocument receipt && version > receipt.version;
  }

  private long leftMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, leftAt);
  }
}
