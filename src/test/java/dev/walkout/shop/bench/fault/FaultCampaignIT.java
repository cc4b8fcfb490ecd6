package dev.walkout.shop.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import dev.walkout.sim.fault.FaultScript;
import dev.walkout.vision.Progress;
import org.junit.jupiter.api.Test;

/** Broker and topologies as real processes: five kills and a restart of the broker. */
class FaultCampaignIT {

  private static final FaultScript SCRIPT =
      FaultScript.parse("repeat 4% after 2s; shuffle 1s; kill 5; restart-broker 1");

  @Test
  void aShopThatIsKilledAgainAndAgainLosesNothingAndChargesNothingTwice() throws Exception {
    CampaignReport report = Campaign.run(new Campaign.Plan(SCRIPT, 7, 6, 0), Progress.silent());

    assertThat(report.audit().invariants().broken()).as(report.text()).isEmpty();
    assertThat(report.lost()).isZero();
    assertThat(report.doubled()).isZero();
    assertThat(report.differences()).isEmpty();
    assertThat(report.audit().receipts()).hasSize(6);
    assertThat(report.audit().invariants().accounts().repeated()).isPositive();
    assertThat(report.holds()).isTrue();
    JsonNode json =
        new ObjectMapper().readTree(Bench.json(Machine.now("walkout"), report.figures()));
    assertThat(json.get("kills").intValue()).isEqualTo(5);
    assertThat(json.at("/accounting/lost").intValue()).isZero();
  }
}
