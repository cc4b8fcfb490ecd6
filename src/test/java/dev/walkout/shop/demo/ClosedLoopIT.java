package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.score.Results;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole demo in one JVM: pictures, a real broker, both topologies, receipts, score. */
@ExtendWith(PhotoDay.Once.class)
class ClosedLoopIT {

  private static final List<String> SCORE =
      List.of(
          "/exactReceiptRate",
          "/items/precision",
          "/items/recall",
          "/items/f1",
          "/overchargedMinor",
          "/underchargedMinor",
          "/doubts",
          "/reviewsPer1000Trips",
          "/receiptDelayMs/p50",
          "/receiptDelayMs/p99");

  @Test
  void theReportHasTheFieldsThatOthersRead(PhotoDay day) throws Exception {
    JsonNode report = new ObjectMapper().readTree(day.report.toJson());

    assertThat(report.at("/seed").longValue()).isEqualTo(PhotoDay.SEED);
    assertThat(report.at("/products").textValue()).isEqualTo(day.products().toString());
    assertThat(report.at("/trips").intValue()).isEqualTo(PhotoDay.TRIPS);
    for (String field :
        List.of(
            "/bursts",
            "/crops",
            "/gate/accept",
            "/gate/reject",
            "/gate/search",
            "/gateErrorRate",
            "/cropsPerSecond")) {
      assertThat(report.at(field).isNumber()).as(field).isTrue();
    }
    for (String row : List.of("", "/oracle", "/naive")) {
      for (String field : SCORE) {
        assertThat(report.at(row + field).isNumber()).as(row + field).isTrue();
      }
    }
    double gate =
        report.at("/gate/accept").doubleValue()
            + report.at("/gate/reject").doubleValue()
            + report.at("/gate/search").doubleValue();
    assertThat(gate).isEqualTo(1, within(1e-9));
    assertThat(report.at("/cropsPerSecond").doubleValue()).isPositive();
    assertThat(report.at("/trainedOn/photoShare").doubleValue()).isZero();
  }

  @Test
  void everyBurstIsAccountedFor(PhotoDay day) {
    Accounting.Sum sum = day.report.recognition().bursts();

    assertThat(sum.bursts()).isEqualTo(day.report.facts().truth().bursts().size());
    assertThat(sum.used() + sum.doubted() + sum.dead()).isEqualTo(sum.bursts());
    assertThat(sum.lost()).isZero();
    assertThat(sum.repeated()).isZero();
    assertThat(sum.dead()).isZero();
    assertThat(sum.used()).isPositive();
  }

  @Test
  void perfectEyesGiveExactReceipts(PhotoDay day) {
    assertThat(day.report.scores().oracle().exactReceiptRate()).isEqualTo(1);
    assertThat(day.report.scores().oracle().overchargedMinor()).isZero();
    assertThat(day.report.scores().oracle().underchargedMinor()).isZero();
    assertThat(day.report.scores().oracle().missingReceipts()).isZero();
  }

  @Test
  void everyTripGetsOneFinalReceiptSoonAfterItLeft(PhotoDay day) {
    assertThat(day.report.results().receipts())
        .hasSize(PhotoDay.TRIPS)
        .extracting(Results.Issued::receipt)
        .allSatisfy(r -> assertThat(r.getStatus()).isEqualTo(ReceiptStatus.FINAL))
        .extracting(Receipt::getTripId)
        .doesNotHaveDuplicates();
    assertThat(day.report.scores().live().receiptDelayMs().p99()).isBetween(1L, 5000L);
  }

  @Test
  void everyLineIsProvenByPicturesAndAddsUp(PhotoDay day) {
    List<Receipt> receipts =
        day.report.results().receipts().stream().map(Results.Issued::receipt).toList();
    assertThat(receipts).flatMap(Receipt::getLines).isNotEmpty();
    for (Receipt receipt : receipts) {
      assertThat(receipt.getLines())
          .allSatisfy(line -> assertThat(line.getEvidence()).isNotEmpty());
      assertThat(receipt.getLines().stream().mapToLong(ClosedLoopIT::minor).sum())
          .isEqualTo(receipt.getTotal().getMinor());
    }
    assertThat(receipts)
        .flatMap(Receipt::getLines)
        .extracting(ReceiptLine::getLineId)
        .doesNotHaveDuplicates();
  }

  @Test
  void theTextShowsReceiptsBesideTheTruthAndThreeRows(PhotoDay day) {
    assertThat(day.report.text())
        .contains("| truth", "FINAL v1", "walkout ", "oracle ", "naive ", "0 lost");
  }

  @Test
  void resultsAreWrittenAsAsked(PhotoDay day) throws Exception {
    assertThat(Files.readAllLines(day.receipts())).hasSize(PhotoDay.TRIPS);
    assertThat(Files.readAllLines(day.truth()))
        .anyMatch(line -> line.contains("\"kind\":\"basket\""));
  }

  private static long minor(ReceiptLine line) {
    return line.getAmount().getMinor();
  }
}
