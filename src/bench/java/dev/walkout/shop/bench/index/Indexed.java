package dev.walkout.shop.bench.index;

import dev.walkout.vision.match.AnchorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An index of the shop's, through its port as recognition uses it.
 *
 * @param categories that it has: one, which is searched, or several, of which those are searched
 *     that the gate thinks of
 */
record Indexed(
    String name, String setting, Set<String> categories, AnchorIndex index, int k, Runnable end)
    implements Contender {

  @Override
  public List<float[]> search(Clusters.Burst burst) {
    Set<String> asked = categories.size() == 1 ? categories : burst.categories();
    List<float[]> answers = new ArrayList<>(burst.crops().size());
    for (List<AnchorIndex.Hit> hits : index.search(burst.crops(), asked, k)) {
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
