package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceChain.Kind;
import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Receipts are proven from a recording, and one changed record is found and named. */
@ExtendWith(RecordedShop.Once.class)
class ProofIT {

  @TempDir Path folder;
  private RecordedShop shop;
  private Receipt receipt;

  @BeforeEach
  void receipt(RecordedShop played) {
    shop = played;
    receipt =
        shop.lastReceipts().values().stream()
            .filter(one -> one.getLines().size() == 2)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void everyReceiptIsProvenByItsIdOrItsTrip() {
    for (Map.Entry<String, Receipt> last : shop.lastReceipts().entrySet()) {
      Proof byTrip = Proof.ofRun(last.getKey(), shop.recording, Progress.silent());
      assertThat(byTrip.broken()).isEmpty();
      assertThat(byTrip.text()).contains("PROVEN: all " + byTrip.links().size(), "accepted to");
      Proof byId = Proof.ofRun(last.getValue().getReceiptId(), shop.recording, Progress.silent());
      assertThat(byId.links()).isEqualTo(byTrip.links());
    }
  }

  @Test
  void thePageShowsTheCropsAndNeedsNothingElse() {
    Proof proof = prove(shop.recording);
    long crops =
        proof.lines().stream()
            .flatMap(line -> line.movements().stream())
            .flatMap(moved -> moved.witnesses().stream())
            .map(witness -> witness.observation().orElseThrow().getBody())
            .filter(Burst.class::isInstance)
            .mapToLong(body -> ((Burst) body).getCrops().size())
            .sum();
    String page = proof.html();
    assertThat(crops).isPositive();
    assertThat(page.split("<img ", -1)).hasSize((int) crops + 1);
    assertThat(page).doesNotContain("http").contains("PROVEN", receipt.getReceiptId());
  }

  @Test
  void aDearerLineIsFoundAndNamed() {
    Path forged =
        forged(
            Topics.RECEIPTS,
            told -> told.getReceiptId().equals(receipt.getReceiptId()),
            told -> told.getLines().get(1).getAmount().setMinor(9999));
    breaks(forged, Kind.LINE, receipt.getLines().get(1).getLineId());
  }

  @Test
  void anotherTripsMovementIsFoundAndNamed() {
    String id = receipt.getLines().get(0).getMovements().get(0).getMovementId();
    Path forged =
        forged(
            Topics.MOVEMENTS,
            told -> told.getBody() instanceof Movement m && m.getMovementId().equals(id),
            told -> ((Movement) told.getBody()).setTripId("trip-other"));
    breaks(forged, Kind.MOVEMENT, id);
  }

  @Test
  void aNearerSightingIsFoundAndNamed() {
    ObservationRef seen = camera();
    Path forged =
        forged(
            Topics.SIGHTINGS,
            told -> told.getSource().getHash().equals(seen.getHash()),
            told -> ((Sighting) told.getBody()).getCandidates().get(0).setDistance(0.01f));
    breaks(forged, Kind.SIGHTING, EvidenceChain.name(seen));
  }

  @Test
  void anotherPictureIsFoundAndNamed() {
    ObservationRef seen = camera();
    Path forged =
        forged(
            Topics.OBSERVATIONS,
            told -> told.getSensorId().equals(seen.getSensorId()) && told.getSeq() == seen.getSeq(),
            told -> ((Burst) told.getBody()).getCrops().get(0).setQuality(0.125f));
    breaks(forged, Kind.OBSERVATION, EvidenceChain.name(seen));
    assertThat(prove(forged).html()).contains("class=\"below\">NOT PROVEN");
  }

  @Test
  void whoeverIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> Proof.ofRun("receipt-0", shop.recording, Progress.silent()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'receipt-0'");
  }

  private ObservationRef camera() {
    return receipt.getLines().get(0).getEvidence().stream()
        .filter(source -> source.getSensorId().contains("camera"))
        .findFirst()
        .orElseThrow();
  }

  private Proof prove(Path recording) {
    return Proof.ofRun(receipt.getTripId(), recording, Progress.silent());
  }

  private void breaks(Path forged, Kind kind, String name) {
    Proof proof = prove(forged);
    assertThat(proof.holds()).isFalse();
    EvidenceChain.Link broken = proof.broken().orElseThrow();
    assertThat(broken.kind()).isEqualTo(kind);
    assertThat(broken.name()).startsWith(name);
    assertThat(proof.text()).contains("NOT PROVEN: ", name);
  }

  @Test
  void garbageInAPicturesPlaceIsFoundAndNamed() {
    ObservationRef seen = camera();
    Place place = Place.of(seen.getEvidence());
    Path forged = copied(r -> r.place().equals(place) ? r.with(new byte[] {0, 1}) : r);
    breaks(forged, Kind.OBSERVATION, EvidenceChain.name(seen));
    assertThat(prove(forged).text()).contains("no such observation");
  }

  /** A change of a record. */
  private interface Forgery<V> {
    void change(V value);
  }

  /** The recording with some records of a topic changed. */
  private <V> Path forged(Topic<V> topic, Predicate<V> which, Forgery<V> forgery) {
    Serde<V> serde = Recording.open(shop.recording).serdes().values(topic);
    return copied(
        record -> {
          if (!record.topic().equals(topic.name())) {
            return record;
          }
          V value = serde.deserializer().deserialize(topic.name(), record.value());
          if (!which.test(value)) {
            return record;
          }
          forgery.change(value);
          return record.with(serde.serializer().serialize(topic.name(), value));
        });
  }

  private Path copied(UnaryOperator<LogRecord> change) {
    Path copy = folder.resolve("forged.avro");
    Recording original = Recording.open(shop.recording);
    try (RecordingWriter writer = new RecordingWriter(copy, original.serdes())) {
      original.read(RecordedTopics.ALL, record -> writer.add(change.apply(record)));
      writer.finish("forged");
    }
    return copy;
  }
}
