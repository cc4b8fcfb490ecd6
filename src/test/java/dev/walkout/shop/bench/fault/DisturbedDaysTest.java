package dev.walkout.shop.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.score.DrivenStores;
import dev.walkout.shop.score.EveryScenarioExactTest;
import dev.walkout.shop.score.TrueEyes;
import dev.walkout.sim.Day;
import dev.walkout.sim.fault.DisturbedDay;
import dev.walkout.sim.fault.FaultScript;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.Scenarios;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every scenario under faults: the invariants hold after each report, and what must is equal. */
class DisturbedDaysTest {

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");
  private static final Map<Long, List<Receipt>> UNDISTURBED = new ConcurrentHashMap<>();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | repeat 5% after 2s",
        "2 | shuffle 5s",
        "3 | delay 4s of *camera-2; delay 9s of *tracker",
        "4 | repeat 3% after 30s; shuffle 2s; delay 3s of *-door; repeat 10% after 700ms",
      })
  void whatOnlyComesLateOrTwiceChangesNoReceipt(long seed, String script) {
    List<Receipt> disturbed = run(seed, FaultScript.parse(script));

    List<Receipt> plain = UNDISTURBED.computeIfAbsent(seed, s -> run(s, FaultScript.NONE));
    assertThat(Receipts.differences(plain, disturbed)).isEmpty();
    assertThat(plain).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | drop 1%",
        "2 | drop 20% of *camera-1; repeat 5% after 1s",
        "3 | straggle 2% by 1500ms; shuffle 1s",
        "4 | skew 900ms of *camera-2; skew -700ms of *camera-1",
        "5 | blind 10s..25s of *camera-3; blind 20s..50s of *camera-1",
        "6 | drop 3% of *camera*; straggle 3% by 4s; blind 15s..40s of *camera-2; repeat 4% after 9s",
      })
  void whateverIsLostNoInvariantIs(long seed, String script) {
    assertThat(run(seed, FaultScript.parse(script))).isNotEmpty();
  }

  private List<Receipt> run(long seed, FaultScript script) {
    Assortment assortment = EveryScenarioExactTest.assortment();
    Production production =
        new Production(
            assortment, SensorNoise.standard().withBeat(Duration.ofSeconds(4)), Pictures.none());
    List<Play> plays = new ArrayList<>();
    for (Scenario scenario : Scenarios.named(Scenarios.ALL)) {
      plays.add(Play.of(scenario, seed, production));
    }
    Day day = Day.together(plays.stream().map(Play::simulation).toList());
    Invariants invariants = new Invariants();
    return Watched.run(
            folder,
            DrivenStores.catalogue(plays),
            new DisturbedDay(day, script, new Seed(seed)),
            new TrueEyes(day.truth(), assortment),
            () -> assertThat(invariants.broken()).as(script + ", seed " + seed).isEmpty(),
            invariants)
        .receipts();
  }
}
