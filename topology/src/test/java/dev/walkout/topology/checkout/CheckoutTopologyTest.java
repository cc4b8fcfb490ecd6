package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkout topology as its neighbours see it: records in, records out. */
class CheckoutTopologyTest {

  @TempDir Path folder;
  private CheckoutDriver shop;

  @BeforeEach
  void open() {
    shop = new CheckoutDriver(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTakeBecomesALineOfAFinalReceipt() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.visit("a", "t1", 1, 6.0);
    shop.leave("t1", 8);
    for (int second = 5; second <= 12; second++) {
      shop.beat(second);
    }
    List<TestRecord<String, Receipt>> receipts = shop.output(Topics.RECEIPTS).readRecordsToList();
    assertThat(receipts).hasSize(1);
    Receipt receipt = receipts.get(0).value();
    assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.FINAL);
    assertThat(receipt.getTotal().getMinor()).isEqualTo(120);
    assertThat(receipt.getLines()).hasSize(1);
    assertThat(receipt.getLines().get(0).getName()).isEqualTo("Fresh milk");
    assertThat(receipts.get(0).getRecordTime()).isBetween(at(9), at(13));
  }

  static Sighting sighting(Action action, String sku, double from, double to) {
    return Sighting.newBuilder()
        .setAction(action)
        .setStartedAt(at(from))
        .setEndedAt(at(to))
        .setVerdict(Verdict.KNOWN)
        .setPath(MatchPath.GATE_ACCEPT)
        .setCandidates(List.of(new Candidate(sku, 0.2f)))
        .setAcceptBelow(0.5f)
        .setRejectAbove(1.0f)
        .setTemperature(0.05f)
        .setModel("m")
        .setGallery("g")
        .setCrops(List.of())
        .build();
  }
}
