package dev.walkout.shop.bench.index;

import dev.walkout.vision.match.AnchorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An index of the shop's, through its port as recognition uses it. */
record Indexed(String name, String setting, AnchorIndex index, int k, Runnable end)
    implements Contender {

  private static final Set<String> ALL = Set.of(Clusters.CATEGORY);

  @Override
  public List<float[]> search(List<float[]> queries) {
    List<float[]> answers = new ArrayList<>(queries.size());
    for (List<AnchorIndex.Hit> hits : index.search(queries, ALL, k)) {
      float[] dots = new float[hits.size()];
      for (int i = 0; i < dots.length; i++) {
        double distance = hits.get(i).distance();
        dots[i] = (float) (1 - distance * distance / 2);
      }
      answers.add(dots);
    }
    return answers;
  }

  @Override
  public void close() {
    end.run();
  }
}
