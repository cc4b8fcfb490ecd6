package dev.walkout.vision.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Labelled embeddings split by chance: a few of each product enrol it, the rest are queries. */
record Shots(List<Labelled> enrolled, List<Labelled> queries) {

  /** The seed decides; a product with no more than {@code shots} has no queries. */
  static Shots draw(List<Labelled> all, int shots, long seed) {
    List<Labelled> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Integer> counts = new HashMap<>();
    List<Labelled> enrolled = new ArrayList<>();
    List<Labelled> queries = new ArrayList<>();
    for (Labelled one : shuffled) {
      boolean enrols = counts.merge(one.sku(), 1, Integer::sum) <= shots;
      (enrols ? enrolled : queries).add(one);
    }
    return new Shots(enrolled, queries);
  }
}
