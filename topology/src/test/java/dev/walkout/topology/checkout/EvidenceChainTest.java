package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceChain.Kind;
import dev.walkout.schemas.proof.EvidenceChain.Link;
import dev.walkout.schemas.proof.EvidenceLinks;
import dev.walkout.schemas.proof.EvidenceLog;
import dev.walkout.topology.wire.SightingProof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receipt's hashes follow from the topics, by the formulas of {@code src/docs/receipts.md} alone,
 * and whatever is changed afterwards is found.
 */
class EvidenceChainTest {

  @TempDir Path folder;
  private final Told told = new Told();
  private List<Receipt> receipts;

  /** What the topics hold. */
  private static final class Told implements EvidenceLog {
    private final List<Movement> movements = new ArrayList<>();
    private final List<Recognised> sightings = new ArrayList<>();
    private String lost = "";

    @Override
    public List<Movement> movements(String movementId) {
      return movements.stream().filter(m -> m.getMovementId().equals(movementId)).toList();
    }

    @Override
    public List<Recognised> sightings(ObservationRef source) {
      return sightings.stream()
          .filter(s -> s.getSource().getSensorId().equals(source.getSensorId()))
          .filter(s -> s.getSource().getSeq() == source.getSeq())
          .toList();
    }

    @Override
    public List<String> observations(ObservationRef source) {
      return sightings(source).stream()
          .map(recognised -> recognised.getSource().getHash())
          .filter(hash -> !hash.equals(lost))
          .toList();
    }
  }

  @BeforeEach
  void shop() {
    try (CheckoutDriver shop = new CheckoutDriver(folder)) {
      shop.enter("t1", 0);
      shop.visit("a", "t1", 1, null);
      told.sightings.add(shop.recognised("a", 4, seen(Action.TAKE, "milk", 3)));
      told.sightings.add(shop.recognised("a", 6, seen(Action.TAKE, "milk", 5)));
      told.sightings.add(shop.recognised("a", 8, seen(Action.TAKE, "tea", 7)));
      told.sightings.add(shop.recognised("a", 10, seen(Action.PUT, "milk", 9)));
      told.sightings.forEach(s -> shop.send(Topics.SIGHTINGS, "s1/a", s, s.getObservedAt()));
      shop.leave("t1", 12);
      for (int second = 10; second <= 16; second++) {
        shop.beat(second);
      }
      shop.read(Topics.MOVEMENTS).stream()
          .filter(event -> event.getBody() instanceof Movement)
          .forEach(event -> told.movements.add((Movement) event.getBody()));
      receipts = shop.read(Topics.RECEIPTS);
    }
  }

  @Test
  void everyLinkCanBeComputedFromTheTopics() {
    List<Link> links = EvidenceChain.walk(receipts, told);

    assertThat(EvidenceChain.broken(links)).isEmpty();
    assertThat(links.stream().collect(Collectors.groupingBy(Link::kind, Collectors.counting())))
        .containsEntry(Kind.RECEIPT, 1L)
        .containsEntry(Kind.LINE, 2L)
        .containsEntry(Kind.MOVEMENT, 2L)
        .containsEntry(Kind.SIGHTING, 2L)
        .containsEntry(Kind.OBSERVATION, 2L);
  }

  @Test
  void aDearerLineIsFound() {
    var line = receipts.get(0).getLines().get(1);
    line.getAmount().setMinor(line.getAmount().getMinor() + 1);

    breaks(Kind.LINE, line.getLineId() + " (" + line.getSku() + ")", "its content has the hash");
  }

  @Test
  void aLineMoreIsFound() {
    Receipt receipt = receipts.get(0);
    receipt.setLines(List.of(receipt.getLines().get(0)));

    breaks(Kind.RECEIPT, receipt.getReceiptId() + " version 1", "its content has the hash");
  }

  @Test
  void aTotalThatIsNotTheSumIsFoundEvenWithItsOwnHash() {
    Receipt receipt = receipts.get(0);
    receipt.getTotal().setMinor(1);
    receipt.setEvidenceHash(EvidenceLinks.receipt(receipt));

    breaks(Kind.RECEIPT, receipt.getReceiptId() + " version 1", "add up");
  }

  @Test
  void aMissingVersionIsFound() {
    Receipt later = Receipt.newBuilder(receipts.get(0)).setVersion(2).build();
    later.setStatus(ReceiptStatus.ADJUSTED);
    later.setPreviousHash("0".repeat(64));
    later.setEvidenceHash(EvidenceLinks.receipt(later));
    receipts = List.of(receipts.get(0), later);

    breaks(Kind.RECEIPT, later.getReceiptId() + " version 2", "version before");
  }

  @Test
  void anotherProductInAMovementIsFound() {
    Movement movement = told.movements.get(0);
    movement.setSku("tea");

    breaks(Kind.MOVEMENT, movement.getMovementId(), "its content has the hash");
  }

  @Test
  void aLostMovementIsFound() {
    Movement movement = told.movements.get(0);
    told.movements.removeIf(m -> m.getMovementId().equals(movement.getMovementId()));

    breaks(Kind.MOVEMENT, movement.getMovementId(), "no such movement");
  }

  @Test
  void aNearerDistanceIsFound() {
    Recognised recognised = told.sightings.get(0);
    Sighting sighting = (Sighting) recognised.getBody();
    sighting.getCandidates().get(0).setDistance(0.001f);

    breaks(Kind.SIGHTING, EvidenceChain.name(recognised.getSource()), "its content has the hash");
  }

  @Test
  void aLostObservationIsFound() {
    Recognised recognised = told.sightings.get(2);
    told.lost = recognised.getSource().getHash();

    breaks(Kind.OBSERVATION, EvidenceChain.name(recognised.getSource()), "no such observation");
  }

  @Test
  void whatIsNoSightingHasTheSameLinkByBothFormulas() {
    Recognised weighed = Recognised.newBuilder(told.sightings.get(0)).build();
    weighed.setBody(new WeightChange("shelf", -300, 5, at(3), at(4)));
    Recognised unreadable = Recognised.newBuilder(weighed).build();
    unreadable.setBody(new UnreadableBurst(Action.PUT, at(3), at(4), null, "no JPEG"));

    for (Recognised recognised : List.of(weighed, unreadable, told.sightings.get(0))) {
      assertThat(EvidenceLinks.sighting(recognised)).isEqualTo(SightingProof.link(recognised));
    }
  }

  private void breaks(Kind kind, String name, String fault) {
    Link broken = EvidenceChain.broken(EvidenceChain.walk(receipts, told)).orElseThrow();
    assertThat(broken.kind()).isEqualTo(kind);
    assertThat(broken.name()).isEqualTo(name);
    assertThat(broken.fault()).contains(fault);
  }

  private static Sighting seen(Action action, String sku, double from) {
    return CheckoutTopologyTest.sighting(action, sku, from, from + 1);
  }
}
