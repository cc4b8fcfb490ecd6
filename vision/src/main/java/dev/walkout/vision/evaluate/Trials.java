package dev.walkout.vision.evaluate;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.match.Ranking;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the trials of a calibration sample: each burst against the whole gallery and against
 * galleries of a few shots, once as itself and once as a stranger, its own product taken out.
 */
final class Trials {

  private final ModelCard model;
  private final CalibrationGoal goal;

  Trials(ModelCard model, CalibrationGoal goal) {
    this.model = model;
    this.goal = goal;
  }

  List<Trial> of(CalibrationSample sample) {
    List<Burst> bursts = bursts(sample.queries());
    List<Trial> trials = new ArrayList<>();
    against(sample.label(), Galleries.of(model, sample.gallery()), bursts, trials);
    for (int round = 0; round < goal.rounds(); round++) {
      Shots shots = Shots.draw(sample.gallery(), goal.shots(), goal.seed() + round);
      against(sample.label(), Galleries.of(model, shots.enrolled()), bursts, trials);
    }
    return trials;
  }

  private record Burst(String sku, float[] mean, int crops) {}

  private static List<Burst> bursts(List<Labelled> queries) {
    Map<List<String>, List<float[]>> groups = new LinkedHashMap<>();
    for (Labelled query : queries) {
      List<String> group = List.of(query.sku(), query.group());
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(query.vector());
    }
    List<Burst> bursts = new ArrayList<>();
    groups.forEach(
        (key, its) -> bursts.add(new Burst(key.get(0), UnitVectors.mean(its), its.size())));
    return bursts;
  }

  private void against(String name, Gallery gallery, List<Burst> bursts, List<Trial> trials) {
    InMemoryAnchorIndex index = new InMemoryAnchorIndex(gallery);
    int mostOfOne = gallery.products().stream().mapToInt(Gallery.Product::anchors).max().orElse(0);
    double strangers = goal.strangerShare() / (1 - goal.strangerShare());
    for (Burst burst : bursts) {
      if (!gallery.has(burst.sku())) {
        throw new IllegalArgumentException(
            "calibration sample "
                + name
                + " has queries of "
                + burst.sku()
                + " but no anchors of it; give some or leave the queries out");
      }
      int enough = Gate.ANCHORS_PER_QUERY + mostOfOne;
      Ranking all = Ranking.byCentroid(gallery, burst.mean(), burst.crops());
      List<Hit> hits = index.search(List.of(burst.mean()), all.categories(), enough).get(0);
      trials.add(trial(name, burst.sku(), all, first(hits), 1));
      Ranking without = all.without(burst.sku());
      if (strangers > 0 && !without.candidates().isEmpty()) {
        List<Hit> others = hits.stream().filter(hit -> !hit.sku().equals(burst.sku())).toList();
        trials.add(trial(name, "", without, first(others), strangers));
      }
    }
  }

  private static List<Hit> first(List<Hit> hits) {
    return hits.subList(0, Math.min(hits.size(), Gate.ANCHORS_PER_QUERY));
  }

  private static Trial trial(
      String sample, String truth, Ranking ranking, List<Hit> hits, double weight) {
    Ranking refined = ranking.refinedBy(hits);
    return new Trial(
        sample,
        truth,
        refined.category(),
        Trial.Lead.of(ranking.candidates(), truth),
        Trial.Lead.of(refined.candidates(), truth),
        refined.candidates(),
        refined.crops(),
        weight);
  }
}
