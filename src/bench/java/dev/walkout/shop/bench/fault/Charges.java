package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.bench.fault.Invariants.Law;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Whether what carts and receipts say follows from movements, once each, and never changes. */
final class Charges {

  private final BiConsumer<Law, String> report;
  private final Map<String, Movement> movements = new HashMap<>();

  /** By movement, the cart that it filled. */
  private final Map<String, String> carts = new HashMap<>();

  /** By movement, the trip whose newest receipt charges it. */
  private final Map<String, String> charged = new HashMap<>();

  private final Map<String, Receipt> newest = new HashMap<>();
  private final Map<String, Long> lastEvents = new HashMap<>();
  private final Set<String> ruled = new HashSet<>();

  /** Charges whose faults are reported. */
  Charges(BiConsumer<Law, String> report) {
    this.report = report;
  }

  /** A movement that concerns several trips comes to each of them, and is the same. */
  void movement(Movement movement) {
    Movement before = movements.putIfAbsent(movement.getMovementId(), movement);
    if (before != null && !before.equals(movement) && !ruled.contains(movement.getMovementId())) {
      report.accept(
          Law.NOTHING_TWICE,
          "movement " + movement.getMovementId() + " was decided twice and otherwise");
    }
  }

  /** An operator may give it to another trip. */
  void ruled(String movementId) {
    ruled.add(movementId);
  }

  void cartEvent(CartEvent event) {
    Long before = lastEvents.put(event.getTripId(), event.getSeq());
    if (before != null && event.getSeq() != before + 1) {
      report.accept(
          Law.NOTHING_TWICE,
          "cart event " + event.getSeq() + " of " + event.getTripId() + " follows " + before);
    }
  }

  void taken(String tripId, String movementId) {
    if (!movements.containsKey(movementId)) {
      report.accept(
          Law.NOTHING_UNPROVEN, "a line of " + tripId + " follows from no movement: " + movementId);
    }
    String other = carts.putIfAbsent(movementId, tripId);
    if (other != null && !ruled.contains(movementId)) {
      report.accept(
          Law.NOTHING_TWICE,
          movementId + " filled the cart of " + other + " and that of " + tripId);
    }
  }

  void receipt(Receipt receipt) {
    String tripId = receipt.getTripId();
    follows(newest.put(tripId, receipt), receipt);
    charged.values().removeIf(tripId::equals);
    long total = 0;
    for (ReceiptLine line : receipt.getLines()) {
      line(receipt, line);
      total += line.getAmount().getMinor();
    }
    if (total != receipt.getTotal().getMinor()) {
      report.accept(
          Law.NOTHING_UNPROVEN,
          name(receipt) + " is of " + receipt.getTotal() + ", its lines of " + total);
    }
  }

  private void follows(Receipt before, Receipt after) {
    if (before == null) {
      if (after.getVersion() != 1) {
        report.accept(Law.NOTHING_REWRITTEN, name(after) + " is the first");
      }
      return;
    }
    if (after.getVersion() != before.getVersion() + 1
        || !after.getPreviousHash().equals(before.getEvidenceHash())) {
      report.accept(Law.NOTHING_REWRITTEN, name(after) + " does not follow " + name(before));
    }
    boolean settled = before.getStatus() != ReceiptStatus.PROVISIONAL;
    boolean adjusts =
        after.getStatus() == ReceiptStatus.ADJUSTED || after.getStatus() == ReceiptStatus.VOID;
    if (settled && !(adjusts && !after.getReason().isEmpty())) {
      report.accept(
          Law.NOTHING_REWRITTEN, name(after) + " changes a settled receipt without a reason");
    }
  }

  private void line(Receipt receipt, ReceiptLine line) {
    int pieces = 0;
    int grams = 0;
    boolean corrected = false;
    for (String movementId : line.getMovementIds()) {
      Movement movement = movements.get(movementId);
      if (movement == null) {
        report.accept(
            Law.NOTHING_UNPROVEN, name(receipt) + " charges " + line.getSku() + " by no movement");
        return;
      }
      String other = charged.put(movementId, receipt.getTripId());
      if (other != null && !other.equals(receipt.getTripId())) {
        report.accept(
            Law.NOTHING_TWICE,
            name(receipt) + " charges what " + other + " is charged: " + movementId);
      }
      corrected |= movement.getDoubt() != null || !Objects.equals(movement.getSku(), line.getSku());
      int moved = movement.getQuantity().getPieces();
      pieces += movement.getAction() == Action.PUT ? -moved : moved;
      grams -= movement.getDeltaGrams() == null ? 0 : movement.getDeltaGrams();
    }
    BigDecimal weight = line.getQuantity().getWeight();
    boolean more =
        weight == null
            ? line.getQuantity().getPieces() > pieces
            : weight.compareTo(BigDecimal.valueOf(grams, 3)) > 0;
    if (line.getMovementIds().isEmpty() || line.getEvidence().isEmpty()) {
      report.accept(
          Law.NOTHING_UNPROVEN, name(receipt) + " charges " + line.getSku() + " without evidence");
    } else if (!corrected && more) {
      String taken = weight == null ? pieces + "" : grams + " g";
      report.accept(
          Law.NOTHING_TWICE,
          name(receipt) + " charges more " + line.getSku() + " than the " + taken + " taken");
    }
  }

  private static String name(Receipt receipt) {
    return "receipt of "
        + receipt.getTripId()
        + " v"
        + receipt.getVersion()
        + " "
        + receipt.getStatus();
  }
}
