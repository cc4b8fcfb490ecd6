package dev.walkout.schemas.proof;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.WeightChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The links of the evidence chain as they follow from records of the topics: SHA-256, 64 hex
 * digits.
 *
 * <p>Written from {@code src/docs/receipts.md} and sharing no code with checkout: who proves must
 * not repeat the mistakes of who claims.
 */
public final class EvidenceLinks {

  private EvidenceLinks() {}

  /** The link of an observation, from its value in the registry's wire format. */
  public static String observation(byte[] value) {
    return Ids.hash(WireFormat.binary(value));
  }

  /** The link of a sighting, an unreadable burst or a weight change. */
  public static String sighting(Recognised recognised) {
    List<Object> lines = new ArrayList<>(List.of("sighting", recognised.getSource().getHash()));
    if (recognised.getBody() instanceof Sighting s) {
      lines.addAll(List.of(s.getAction(), s.getPieces(), s.getVerdict(), s.getPath()));
      lines.addAll(List.of(s.getModel(), s.getGallery()));
      for (Candidate c : s.getCandidates()) {
        int bits = Float.floatToIntBits(c.getDistance());
        lines.add(c.getSku() + " " + HexFormat.of().toHexDigits(bits));
      }
    } else if (recognised.getBody() instanceof UnreadableBurst burst) {
      lines.addAll(List.of(burst.getAction(), burst.getReason()));
    } else if (recognised.getBody() instanceof WeightChange w) {
      lines.addAll(List.of(w.getShelfId(), w.getDeltaGrams(), w.getToleranceGrams()));
    }
    return link(lines);
  }

  /** The link of a movement; below it lie its sightings. */
  public static String movement(Movement movement) {
    List<Object> lines = new ArrayList<>(List.of("movement", movement.getMovementId()));
    lines.add(movement.getStoreId() + "/" + movement.getZone());
    lines.add(movement.getAction());
    lines.add(micros(movement.getStartedAt()));
    lines.add(micros(movement.getEndedAt()));
    lines.add(movement.getTripId());
    lines.add(movement.getSku());
    lines.add(movement.getQuantity().getPieces());
    lines.add(movement.getDeltaGrams());
    lines.add(movement.getDoubt());
    for (ObservationRef source : movement.getEvidence()) {
      lines.add(source.getSightingHash());
    }
    return link(lines);
  }

  /** The link of a receipt's line; below it lie its movements. */
  public static String line(ReceiptLine line) {
    BigDecimal weight = line.getQuantity().getWeight();
    List<Object> lines = new ArrayList<>(List.of("line", line.getLineId(), line.getSku()));
    lines.add(line.getQuantity().getPieces());
    lines.add(weight == null ? 0 : weight.movePointRight(3).longValueExact());
    lines.add(line.getUnitPrice().getMinor());
    lines.add(line.getAmount().getMinor());
    lines.add(line.getAmount().getCurrency());
    for (MovementRef ref : line.getMovements()) {
      lines.add(ref.getHash());
    }
    return link(lines);
  }

  /** The link of a receipt; below it lie its lines. */
  public static String receipt(Receipt receipt) {
    List<Object> lines = new ArrayList<>(List.of("receipt", receipt.getReceiptId()));
    lines.add(receipt.getVersion());
    lines.add(receipt.getStatus());
    lines.add(receipt.getPreviousHash());
    lines.add(receipt.getTotal().getMinor());
    lines.add(receipt.getTotal().getCurrency());
    for (ReceiptLine line : receipt.getLines()) {
      lines.add(line.getHash());
    }
    return link(lines);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static String link(List<Object> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line == null ? "" : line).append('\n'));
    return Ids.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
