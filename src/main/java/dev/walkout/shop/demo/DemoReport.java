package dev.walkout.shop.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.walkout.shop.catalogue.IndexReport;
import dev.walkout.sim.score.ReceiptView;
import dev.walkout.sim.score.RecognitionScore;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.score.ScoreTable;
import dev.walkout.sim.truth.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run gave: figures for programs, receipts and a table for people.
 *
 * @param results the receipts of the live lane
 */
public record DemoReport(
    DemoRequest request, Facts facts, Scores scores, Recognition recognition, Results results) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final int RECEIPTS_SHOWN = 3;

  /** What was simulated; {@code trainedOn} is the share of the products' photos that were. */
  public record Facts(int products, int heldOutProducts, TrainedOn trainedOn, Truth truth) {}

  /**
   * How much of what the run shows the model was trained on.
   *
   * @param photoShare of the products' photos, told by content hash; null for rendered packages,
   *     whose pictures are drawn anew for every run
   */
  public record TrainedOn(boolean any, Double photoShare, String model) {}

  /** The live lane and the two that bound it. */
  public record Scores(Score live, Score oracle, Score naive) {}

  /**
   * What recognition did in the live lane, and what became of its bursts.
   *
   * @param models bursts recognised by each model, by its id
   */
  public record Recognition(
      RecognitionScore score,
      Accounting.Sum bursts,
      Map<String, Long> models,
      double perSecond,
      IndexReport index) {

    /** Which models recognised how much, if there was more than one. */
    private String byModel() {
      return models.size() < 2
          ? ""
          : models.entrySet().stream()
              .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey(), one.getValue()))
              .collect(Collectors.joining(", ", "bursts by model: ", "\n"));
    }

    private double share(long bursts) {
      RecognitionScore.Gate gate = score.gate();
      long all = gate.accept() + gate.reject() + gate.search();
      return all == 0 ? 0 : (double) bursts / all;
    }

    double accepted() {
      return share(score.gate().accept());
    }

    double rejected() {
      return share(score.gate().reject());
    }

    double searched() {
      return share(score.gate().search());
    }

    /** Share of the bursts that did not have to do without an index. */
    double answered() {
      return Math.max(0, 1 - share(index.searches().unavailable()));
    }
  }

  /** The report as JSON; the fields are documented in the README. */
  public String toJson() {
    return toJson(Map.of());
  }

  /**
   * The same with more figures.
   *
   * @param more records and numbers by the name of their field
   */
  public String toJson(Map<String, Object> more) {
    ObjectNode json = json();
    more.forEach((field, figures) -> json.set(field, JSON.valueToTree(figures)));
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and text is always JSON", e);
    }
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("seed", request.seed());
    json.put("products", request.productsName());
    json.put("productCount", facts.products());
    json.put("heldOutProducts", facts.heldOutProducts());
    json.set("trainedOn", JSON.valueToTree(facts.trainedOn()));
    json.put("trips", request.trips());
    json.setAll(score(scores.live()));
    json.put("bursts", recognition.bursts().bursts());
    json.set("accounting", JSON.valueToTree(recognition.bursts()));
    json.put("crops", recognition.score().crops());
    json.set("models", JSON.valueToTree(recognition.models()));
    ObjectNode gate = json.putObject("gate");
    gate.put("accept", recognition.accepted());
    gate.put("reject", recognition.rejected());
    gate.put("search", recognition.searched());
    ObjectNode index = JSON.valueToTree(recognition.index());
    json.set("index", index.put("answeredShare", recognition.answered()));
    json.put("gateErrorRate", recognition.score().gateErrorRate());
    json.put("burstTop1", recognition.score().top1());
    json.put("cropsPerSecond", recognition.perSecond());
    json.set("oracle", score(scores.oracle()));
    json.set("naive", score(scores.naive()));
    return json;
  }

  /** Some receipts beside the truth, the score table and what became of the bursts. */
  public String text() {
    StringBuilder text = new StringBuilder();
    shown().forEach(trip -> text.append('\n').append(receipt(trip)));
    text.append('\n').append(heading()).append('\n');
    text.append(
        new ScoreTable()
            .row("walkout", scores.live())
            .row("oracle", scores.oracle())
            .row("naive", scores.naive())
            .text());
    return text.append('\n').append(whatBecame()).toString();
  }

  /** The first trip that came out wrong is more telling than one more that is right. */
  private List<String> shown() {
    Comparator<String> wrongFirst = Comparator.comparing(this::exact);
    List<String> trips = List.copyOf(facts.truth().baskets().keySet());
    List<String> few = trips.stream().limit(RECEIPTS_SHOWN).toList();
    String telling = trips.stream().min(wrongFirst).orElseThrow();
    return few.contains(telling)
        ? few
        : java.util.stream.Stream.concat(few.stream(), java.util.stream.Stream.of(telling))
            .toList();
  }

  private boolean exact(String trip) {
    return Score.last(results, trip)
        .map(receipt -> Score.exact(receipt, facts.truth().baskets().get(trip)))
        .orElse(false);
  }

  private String receipt(String trip) {
    var basket = facts.truth().baskets().get(trip);
    return Score.last(results, trip)
        .map(receipt -> ReceiptView.of(receipt, basket))
        .orElseGet(() -> ReceiptView.missing(basket));
  }

  private String heading() {
    TrainedOn trained = facts.trainedOn();
    String seen =
        trained.photoShare() == null
            ? facts.heldOutProducts() + " of them of brand families that no training ever showed"
            : String.format(
                Locale.ROOT,
                "%.0f %% of their photos were used to train the model",
                100 * trained.photoShare());
    return String.format(
        Locale.ROOT,
        "seed %d, %s products (%s): %s; model %s",
        request.seed(),
        facts.products(),
        request.productsName(),
        seen,
        trained.model());
  }

  private String whatBecame() {
    Accounting.Sum sum = recognition.bursts();
    return String.format(
        Locale.ROOT,
        "%,d bursts (%,d crops) = %,d used + %,d doubted + %,d dead, %,d lost; %,d came twice%n"
            + "gate: %.1f %% accepted, %.1f %% rejected, %.1f %% searched; %.2f %% of its own"
            + " decisions wrong%n"
            + "%s%n%s"
            + "%.0f crops/s through broker, recognition and checkout, the simulator on the same"
            + " cores%n",
        sum.bursts(),
        recognition.score().crops(),
        sum.used(),
        sum.doubted(),
        sum.dead(),
        sum.lost(),
        sum.repeated(),
        100 * recognition.accepted(),
        100 * recognition.rejected(),
        100 * recognition.searched(),
        100 * recognition.score().gateErrorRate(),
        index(),
        recognition.byModel(),
        recognition.perSecond());
  }

  private String index() {
    IndexReport index = recognition.index();
    IndexReport.Searches searches = index.searches();
    return String.format(
        Locale.ROOT,
        "index: %s, %,d anchors, %s; %,d searches answered by the server, %,d by the exact index,"
            + " %,d by nobody: %.1f %% of the bursts answered",
        index.kind() + (index.generation() == 0 ? "" : " generation " + index.generation()),
        index.anchors(),
        index.selfRecall() == null
            ? "self-recall not measured"
            : String.format(Locale.ROOT, "self-recall %.4f", index.selfRecall()),
        searches.redis(),
        searches.exact(),
        searches.unavailable(),
        100 * recognition.answered());
  }

  private static ObjectNode score(Score score) {
    ObjectNode json = JSON.createObjectNode();
    json.put("exactReceiptRate", score.exactReceiptRate());
    ObjectNode items = json.putObject("items");
    items.put("precision", score.items().precision());
    items.put("recall", score.items().recall());
    items.put("f1", score.items().f1());
    json.put("overchargedMinor", score.overchargedMinor());
    json.put("underchargedMinor", score.underchargedMinor());
    json.put("wrongChargedLineRate", score.wrongChargedLineRate());
    json.put("doubts", score.doubts());
    json.put("reviewsPer1000Trips", score.reviewsPer1000Trips());
    json.put("missingReceipts", score.missingReceipts());
    json.set("receiptDelayMs", JSON.valueToTree(score.receiptDelayMs()));
    return json;
  }
}
