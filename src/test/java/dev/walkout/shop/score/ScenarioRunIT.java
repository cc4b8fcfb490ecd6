package dev.walkout.shop.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.sim.scenario.Scenarios;
import dev.walkout.vision.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two scenarios with the shipped model through a real broker. */
class ScenarioRunIT {

  private static ScoreReport report;

  @BeforeAll
  static void play() throws Exception {
    ScoreRequest request =
        new ScoreRequest(
            Scenarios.named("one-item,not-sold-here"),
            List.of(1L, 2L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    try (ScenarioRun run = new ScenarioRun(request, Progress.silent(), () -> {})) {
      report = run.run();
    }
  }

  @Test
  void theReportHasARowPerScenarioAndOneOfAll() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertThat(json.at("/scenarios")).hasSize(2);
    JsonNode one = json.at("/scenarios/0");
    assertThat(one.at("/name").textValue()).isEqualTo("one-item");
    assertThat(one.at("/seeds").intValue()).isEqualTo(2);
    assertThat(one.at("/trips").intValue()).isEqualTo(8);
    for (JsonNode row : List.of(one, json.at("/all"))) {
      for (String lane : List.of("", "/oracle", "/naive")) {
        for (String field :
            List.of(
                "exactReceiptRate",
                "precision",
                "recall",
                "f1",
                "overchargedMinor",
                "underchargedMinor",
                "doubts",
                "reviews")) {
          assertThat(row.at(lane + "/" + field).isNumber()).as(lane + "/" + field).isTrue();
        }
      }
    }
    assertThat(json.at("/all/reviewsPer1000Trips").isNumber()).isTrue();
    assertThat(json.at("/all/wrongChargedLineRate").isNumber()).isTrue();
    assertThat(json.at("/all/worst").textValue()).isIn("one-item", "not-sold-here");
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void trueEyesMakeEveryReceiptExact() {
    assertThat(report.all().oracle().exactReceiptRate()).isEqualTo(1);
    assertThat(report.all().oracle().trips()).isEqualTo(14);
  }

  @Test
  void thePageDrawsATripOfEveryScenarioAndNeedsNothingElse() {
    String page = report.toHtml();
    assertThat(page).contains("id=\"one-item\"", "id=\"not-sold-here\"", "camera-3", "<svg");
    assertThat(page).doesNotContain("src=").doesNotContain("http");
    assertThat(page.split("<svg", -1)).hasSize(3);
    assertThat(report.text()).contains("one-item", "worst scenario: ");
  }
}
