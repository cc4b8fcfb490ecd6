package dev.walkout.shop.score;

import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a scenario, or all of them, came out.
 *
 * @param name the scenario's, or {@link #ALL}
 * @param plays one per seed
 * @param results of the live lane
 */
record ScenarioScore(
    String name, List<Play> plays, Results results, Score live, Score oracle, Score naive) {

  static final String ALL = "all";

  /** What the lanes gave. */
  record Lanes(StoreResults live, StoreResults oracle, StoreResults naive) {}

  /** One row per scenario, and the row of all of them last. */
  static List<ScenarioScore> of(List<Play> plays, Lanes lanes) {
    Map<String, List<Play>> byScenario = new LinkedHashMap<>();
    for (Play play : plays) {
      byScenario.computeIfAbsent(play.scenario().name(), name -> new ArrayList<>()).add(play);
    }
    List<ScenarioScore> scores = new ArrayList<>();
    byScenario.forEach((name, same) -> scores.add(of(name, same, lanes)));
    scores.add(of(ALL, plays, lanes));
    return scores;
  }

  Scenario scenario() {
    return plays.get(0).scenario();
  }

  private static ScenarioScore of(String name, List<Play> plays, Lanes lanes) {
    Truth truth = Truth.union(plays.stream().map(play -> play.simulation().truth()).toList());
    List<String> stores = plays.stream().map(Play::storeId).toList();
    Results live = lanes.live().of(stores);
    return new ScenarioScore(
        name,
        List.copyOf(plays),
        live,
        Score.of(live, truth),
        Score.of(lanes.oracle().of(stores), truth),
        Score.of(lanes.naive().of(stores), truth));
  }
}
