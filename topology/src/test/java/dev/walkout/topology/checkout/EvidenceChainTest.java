package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.WeightChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receipt's hashes follow from the topics, by the formulas of {@code src/docs/receipts.md} alone.
 */
class EvidenceChainTest {

  @TempDir Path folder;

  @Test
  void everyLinkCanBeComputedFromTheTopics() throws Exception {
    try (CheckoutDriver shop = new CheckoutDriver(folder)) {
      List<Recognised> sightings = new ArrayList<>();
      shop.enter("t1", 0);
      shop.visit("a", "t1", 1, null);
      sightings.add(shop.recognised("a", 4, seen(Action.TAKE, "milk", 3)));
      sightings.add(shop.recognised("a", 6, seen(Action.TAKE, "milk", 5)));
      sightings.add(
          shop.recognised("a", 6.5, new WeightChange("shelf", -300, 5, at(5.2), at(6.2))));
      sightings.add(shop.recognised("a", 8, seen(Action.TAKE, "tea", 7)));
      sightings.add(shop.recognised("a", 10, seen(Action.PUT, "milk", 9)));
      sightings.forEach(s -> shop.send(Topics.SIGHTINGS, "s1/a", s, s.getObservedAt()));
      shop.leave("t1", 12);
      for (int second = 10; second <= 16; second++) {
        shop.beat(second);
      }
      Map<String, Movement> movements =
          shop.read(Topics.MOVEMENTS).stream()
              .filter(event -> event.getBody() instanceof Movement)
              .map(event -> (Movement) event.getBody())
              .collect(Collectors.toMap(Movement::getMovementId, Function.identity()));
      List<Receipt> receipts = shop.read(Topics.RECEIPTS);
      assertThat(receipts).hasSize(1);
      assertThat(receipts.get(0).getLines()).hasSize(2);
      check(receipts.get(0), movements, sightings);
    }
  }

  private static void check(
      Receipt receipt, Map<String, Movement> movements, List<Recognised> sightings)
      throws Exception {
    List<Object> links = new ArrayList<>();
    links.addAll(List.of("receipt", receipt.getReceiptId(), receipt.getVersion()));
    links.addAll(List.of(receipt.getStatus(), receipt.getPreviousHash()));
    links.addAll(List.of(receipt.getTotal().getMinor(), receipt.getTotal().getCurrency()));
    for (ReceiptLine line : receipt.getLines()) {
      for (MovementRef ref : line.getMovements()) {
        Movement movement = movements.get(ref.getMovementId());
        assertThat(ref.getHash()).isEqualTo(movementLink(movement));
        for (ObservationRef source : movement.getEvidence()) {
          assertThat(source.getSightingHash()).isEqualTo(sightingLink(find(source, sightings)));
        }
      }
      assertThat(line.getHash()).isEqualTo(lineLink(line));
      links.add(line.getHash());
    }
    assertThat(receipt.getEvidenceHash()).isEqualTo(sha(links));
  }

  private static Recognised find(ObservationRef source, List<Recognised> sightings) {
    return sightings.stream()
        .filter(s -> s.getSource().getSensorId().equals(source.getSensorId()))
        .filter(s -> s.getSource().getSeq() == source.getSeq())
        .findFirst()
        .orElseThrow();
  }

  private static String sightingLink(Recognised recognised) throws Exception {
    List<Object> lines = new ArrayList<>(List.of("sighting", recognised.getSource().getHash()));
    if (recognised.getBody() instanceof Sighting s) {
      lines.addAll(List.of(s.getAction(), s.getPieces(), s.getVerdict(), s.getPath()));
      lines.addAll(List.of(s.getModel(), s.getGallery()));
      for (Candidate c : s.getCandidates()) {
        int bits = Float.floatToIntBits(c.getDistance());
        lines.add(c.getSku() + " " + String.format("%08x", bits));
      }
    } else if (recognised.getBody() instanceof WeightChange w) {
      lines.addAll(List.of(w.getShelfId(), w.getDeltaGrams(), w.getToleranceGrams()));
    }
    return sha(lines);
  }

  private static String movementLink(Movement m) throws Exception {
    List<Object> lines = new ArrayList<>(List.of("movement", m.getMovementId()));
    lines.addAll(List.of(m.getStoreId() + "/" + m.getZone(), m.getAction()));
    lines.addAll(List.of(micros(m.getStartedAt()), micros(m.getEndedAt())));
    lines.add(m.getTripId());
    lines.add(m.getSku());
    lines.add(m.getQuantity().getPieces());
    lines.add(m.getDeltaGrams());
    lines.add(m.getDoubt());
    m.getEvidence().forEach(source -> lines.add(source.getSightingHash()));
    return sha(lines);
  }

  private static String lineLink(ReceiptLine line) throws Exception {
    BigDecimal weight = line.getQuantity().getWeight();
    List<Object> lines = new ArrayList<>(List.of("line", line.getLineId(), line.getSku()));
    lines.add(line.getQuantity().getPieces());
    lines.add(weight == null ? 0 : weight.movePointRight(3).intValueExact());
    lines.addAll(List.of(line.getUnitPrice().getMinor(), line.getAmount().getMinor()));
    lines.add(line.getAmount().getCurrency());
    line.getMovements().forEach(ref -> lines.add(ref.getHash()));
    return sha(lines);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static String sha(List<?> lines) throws Exception {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line == null ? "" : line).append('\n'));
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static Sighting seen(Action action, String sku, double from) {
    return CheckoutTopologyTest.sighting(action, sku, from, from + 1);
  }
}
