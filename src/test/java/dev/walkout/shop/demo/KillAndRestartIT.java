package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.ShopProcess;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed twice in mid-run and goes on on the same folder. */
@ExtendWith(PhotoDay.Once.class)
class KillAndRestartIT {

  @TempDir Path home;

  @Test
  void killedTwiceItGivesTheReceiptsOfAnUninterruptedRun(PhotoDay uninterrupted) throws Exception {
    killAfter(2, uninterrupted);
    killAfter(5, uninterrupted);
    Path receipts = home.resolve("receipts.jsonl");
    Path report = home.resolve("report.json");
    try (ShopProcess last =
        start(uninterrupted, "--receipts", receipts.toString(), "--report", report.toString())) {
      assertThat(last.exitCode()).as(last::err).isZero();
    }

    assertThat(content(receipts)).isEqualTo(content(uninterrupted.receipts()));
    JsonNode figures = new ObjectMapper().readTree(report.toFile());
    JsonNode bursts = figures.get("accounting");
    assertThat(bursts.get("bursts").intValue())
        .isEqualTo(uninterrupted.report.facts().truth().bursts().size());
    assertThat(bursts.get("lost").intValue()).isZero();
    assertThat(bursts.get("repeated").intValue()).isPositive();
    assertThat(figures.at("/oracle/exactReceiptRate").doubleValue()).isEqualTo(1);
    assertNothingWasChargedTwice();
  }

  private void killAfter(int receipts, PhotoDay day) throws Exception {
    try (ShopProcess process = start(day)) {
      process.awaitReceipts(receipts);
      process.kill();
      assertThat(process.err()).as("killed in mid-run").doesNotContain("settled");
    }
  }

  private ShopProcess start(PhotoDay day, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("demo", "--dir", home.resolve("run").toString()));
    arguments.addAll(List.of("--trips", "" + PhotoDay.TRIPS, "--seed", "" + PhotoDay.SEED));
    arguments.addAll(List.of("--products", day.products().toString()));
    arguments.addAll(List.of(more));
    return ShopProcess.start(home, arguments);
  }

  /**
   * Receipts without the offsets of their evidence: what is sent after a restart lies behind what
   * was sent twice, so the same observation has another place; its hash still names it.
   */
  private static List<String> content(Path receipts) throws Exception {
    return Files.readAllLines(receipts).stream()
        .map(line -> line.replaceAll("\"offset\": \\d+", "\"offset\": any"))
        .toList();
  }

  /** Looks into the topics, where every version ever issued still lies. */
  private void assertNothingWasChargedTwice() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("run").resolve("broker"), 0)) {
      List<Receipt> receipts = all(broker, Topics.RECEIPTS);
      assertThat(receipts)
          .hasSize(PhotoDay.TRIPS)
          .extracting(Receipt::getTripId)
          .doesNotHaveDuplicates();
      List<CartEvent> events = all(broker, Topics.CART_EVENTS);
      assertThat(events)
          .extracting(event -> event.getTripId() + " " + event.getSeq())
          .doesNotHaveDuplicates();
      assertThat(events)
          .extracting(CartEvent::getBody)
          .filteredOn(LineAdded.class::isInstance)
          .extracting(body -> ((LineAdded) body).getMovementId())
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  private static <V> List<V> all(EmbeddedBroker broker, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    try (TopicReader<V> reader = new TopicReader<>(broker.address(), AvroSerdes.inJvm(), topic)) {
      reader.drain(entry -> values.add(entry.value()));
    }
    return values;
  }
}
