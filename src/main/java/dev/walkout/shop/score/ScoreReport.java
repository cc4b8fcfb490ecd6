package dev.walkout.shop.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.walkout.sim.score.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The scores of a run: figures for programs and a table for people.
 *
 * @param scores a row per scenario, and last the row of all of them
 * @param evidence what the sensors reported in the live lane
 * @param warnings what did not go as it should, for people
 */
public record ScoreReport(
    ScoreRequest request,
    String model,
    List<ScenarioScore> scores,
    Evidence evidence,
    List<String> warnings) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public ScoreReport {
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
  }

  List<ScenarioScore> scenarios() {
    return scores.subList(0, scores.size() - 1);
  }

  ScenarioScore all() {
    return scores.get(scores.size() - 1);
  }

  /** The scenario that came out worst: by F1, then by exact receipts. */
  ScenarioScore worst() {
    return scenarios().stream()
        .min(
            Comparator.comparingDouble((ScenarioScore score) -> score.live().items().f1())
                .thenComparingDouble(score -> score.live().exactReceiptRate()))
        .orElseThrow();
  }

  /** The report as JSON; the fields are documented in the README. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("products", request.productsName());
    json.put("model", model);
    json.put("faultless", request.faultless());
    json.put("gramsAWeighing", Score.GRAMS_A_WEIGHING);
    ArrayNode rows = json.putArray("scenarios");
    for (ScenarioScore score : scenarios()) {
      ObjectNode row = rows.addObject();
      row.put("name", score.name());
      row.put("story", score.scenario().story());
      fill(row, score);
    }
    ObjectNode all = json.putObject("all");
    fill(all, all());
    all.put("reviewsPer1000Trips", all().live().reviewsPer1000Trips());
    all.put("wrongChargedLineRate", all().live().wrongChargedLineRate());
    all.put("worst", worst().name());
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and text is always JSON", e);
    }
  }

  /** The report as an HTML page that needs nothing else. */
  public String toHtml() {
    return new ScorePage(this).html();
  }

  /** A row per scenario, the model's figures first, the oracle's and the naive ones beside. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(heading());
    text.append(
        String.format(
            Locale.ROOT,
            "%-26s %6s %6s %7s %8s %8s %6s %7s | %6s %7s | %6s %7s%n",
            "",
            "trips",
            "exact",
            "F1",
            "over",
            "under",
            "doubts",
            "reviews",
            "oracle",
            "F1",
            "naive",
            "F1"));
    scores.forEach(score -> text.append(row(score)));
    Score all = all().live();
    text.append(
        String.format(
            Locale.ROOT,
            "%nworst scenario: %s (F1 %.4f); wrong charges %.2f %% of pieces; %.0f reviews per"
                + " 1,000 trips%n",
            worst().name(),
            worst().live().items().f1(),
            100 * all.wrongChargedLineRate(),
            all.reviewsPer1000Trips()));
    warnings.forEach(warning -> text.append(warning).append(System.lineSeparator()));
    return text.toString();
  }

  String heading() {
    return String.format(
        Locale.ROOT,
        "%d scenarios, seeds %s, products: %s, model %s, sensors %s%n",
        scenarios().size(),
        request.seeds(),
        request.productsName(),
        model,
        request.faultless() ? "faultless" : "with standard noise");
  }

  private static String row(ScenarioScore score) {
    Score live = score.live();
    return String.format(
        Locale.ROOT,
        "%-26s %6d %5.0f%% %7.4f %8.2f %8.2f %6d %7.0f | %5.0f%% %7.4f | %5.0f%% %7.4f%n",
        score.name(),
        live.trips(),
        100 * live.exactReceiptRate(),
        live.items().f1(),
        live.overchargedMinor() / 100.0,
        live.underchargedMinor() / 100.0,
        live.doubts(),
        live.reviewsPer1000Trips() * live.trips() / 1000,
        100 * score.oracle().exactReceiptRate(),
        score.oracle().items().f1(),
        100 * score.naive().exactReceiptRate(),
        score.naive().items().f1());
  }

  private static void fill(ObjectNode json, ScenarioScore score) {
    json.put("seeds", score.plays().stream().map(play -> play.seed()).distinct().count());
    fill(json, score.live());
    fill(json.putObject("oracle"), score.oracle());
    fill(json.putObject("naive"), score.naive());
  }

  private static void fill(ObjectNode json, Score score) {
    json.put("trips", score.trips());
    json.put("exactReceiptRate", score.exactReceiptRate());
    json.put("precision", score.items().precision());
    json.put("recall", score.items().recall());
    json.put("f1", score.items().f1());
    json.put("overchargedMinor", score.overchargedMinor());
    json.put("underchargedMinor", score.underchargedMinor());
    json.put("doubts", score.doubts());
    json.put("reviews", Math.round(score.reviewsPer1000Trips() * score.trips() / 1000));
    json.put("missingReceipts", score.missingReceipts() + score.unsettledReceipts());
  }
}
