package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.Await;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.ReceiptTail;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.replay.ReplayRequest.Eyes;
import dev.walkout.shop.score.EveryScenarioExactTest;
import dev.walkout.shop.score.TrueEyes;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.scenario.script.Premises;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.vision.Progress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A camera is silent for longer than the wait budget, by the wall clock: the receipts that this
 * made PROVISIONAL are so in every replay, which no wall clock decides.
 */
class ProvisionalReplayIT {

  private static final Duration BUDGET = Duration.ofSeconds(2);
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int TRIPS = 2;

  @TempDir static Path folder;
  private static Path recording;
  private static List<Receipt> live;

  @TempDir Path own;

  /** Anna buys in both zones, and once more in the first, when its camera is silent. */
  private static final class SilentCamera implements Scenario {

    @Override
    public void play(Script script) {
      String first = script.product();
      Person anna = script.shopper(0);
      anna.at(2).takes(first);
      anna.at(6).takes(script.notInTheZoneOf(first));
      anna.at(11).takes(script.inTheZoneOf(first));
      anna.leaves(14);
      Person ben = script.shopper(3);
      ben.at(8).takes(script.notInTheZoneOf(first));
      ben.leaves(12);
    }

    @Override
    public Premises premises() {
      return Premises.twoZones();
    }

    @Override
    public int rounds() {
      return 1;
    }

    @Override
    public String story() {
      return "A camera is silent while somebody takes a product, and for long after.";
    }
  }

  @BeforeAll
  static void live() {
    Assortment assortment = EveryScenarioExactTest.assortment();
    Production production = new Production(assortment, SensorNoise.standard(), Pictures.none());
    Simulation simulation = Play.of(new SilentCamera(), 1, production).simulation();
    TrueEyes eyes = new TrueEyes(simulation.truth(), assortment);
    recording = folder.resolve("shop.avro");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      ShopFloor floor =
          new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.resolve("state"));
      CheckoutConfig rules = CheckoutConfig.defaults().withBudget(BUDGET);
      try (Publisher publisher = floor.publisher();
          LaneRun run = floor.open(Lane.LIVE, () -> eyes, 1, rules);
          ReceiptTail tail = new ReceiptTail(floor.reader(Topics.RECEIPTS))) {
        List<Emission<?>> silent = publish(publisher, simulation);
        await(run, tail, TRIPS);
        silent.forEach(emission -> LaneWatch.publish(publisher, emission));
        publisher.flush();
        await(run, tail, 2 * TRIPS);
        live = tail.issued().stream().map(Results.Issued::receipt).toList();
      }
      Recorder.record(
          new Recorder.Shop(floor.address(), floor.serdes(), "a test"),
          RecordedShop.ALL,
          recording,
          Progress.silent());
    }
  }

  /** Everything but what the silent camera has to tell, which comes back. */
  private static List<Emission<?>> publish(Publisher publisher, Simulation simulation) {
    String zone = simulation.truth().movements().get(0).zone().toString();
    Instant silentFrom = simulation.truth().movements().get(0).endedAt().plusSeconds(2);
    List<Emission<?>> silent = new ArrayList<>();
    simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
    publisher.flush();
    Iterator<Emission<?>> emissions = simulation.emissions();
    while (emissions.hasNext()) {
      Emission<?> emission = emissions.next();
      if (emission.value() instanceof Observation observation
          && emission.key().equals(zone)
          && observation.getSensorId().endsWith("camera-2")
          && emission.at().isAfter(silentFrom)) {
        silent.add(emission);
      } else {
        LaneWatch.publish(publisher, emission);
      }
    }
    publisher.flush();
    return silent;
  }

  private static void await(LaneRun run, ReceiptTail tail, int versions) {
    Await.until(
        DEADLINE,
        versions + " versions of receipts",
        () -> {
          run.check();
          tail.poll(Duration.ofMillis(50));
          return tail.issued().size() >= versions;
        });
  }

  @Test
  void theSilenceMadeEveryReceiptProvisionalFirst() {
    for (String trip : live.stream().map(Receipt::getTripId).distinct().toList()) {
      List<Receipt> versions = live.stream().filter(r -> r.getTripId().equals(trip)).toList();
      assertThat(versions)
          .extracting(Receipt::getStatus)
          .containsExactly(ReceiptStatus.PROVISIONAL, ReceiptStatus.FINAL);
      assertThat(versions.get(0).getWaitBudgetMillis()).isEqualTo(BUDGET.toMillis());
    }
    assertThat(total(ReceiptStatus.PROVISIONAL)).isLessThan(total(ReceiptStatus.FINAL));
  }

  @ParameterizedTest(name = "speed {0}, {1} partitions, {2} threads")
  @CsvSource({"max, 4, 1", "max, 1, 3", "50, 4, 3", "1, 4, 3"})
  void theSameVersionsByteForByte(String speed, int partitions, int threads) throws Exception {
    Path out = own.resolve("run");
    ReplayRequest request =
        new ReplayRequest(
            recording,
            Pace.of(speed),
            ReplaySettings.of(Map.of()),
            new Eyes(false, Optional.empty(), Optional.empty()),
            partitions,
            threads,
            Optional.of(out));
    try (Replay replay = new Replay(request, Progress.silent(), () -> {})) {
      replay.run();
    }
    Map<String, List<ByteBuffer>> receipts = RecordedShop.receipts(out.resolve(Replay.OUTPUTS));
    assertThat(receipts).isEqualTo(RecordedShop.receipts(recording)).hasSize(TRIPS);
    assertThat(receipts.values()).allSatisfy(versions -> assertThat(versions).hasSize(2));
  }

  private static long total(ReceiptStatus status) {
    return live.stream()
        .filter(receipt -> receipt.getStatus() == status)
        .mapToLong(receipt -> receipt.getTotal().getMinor())
        .sum();
  }
}
