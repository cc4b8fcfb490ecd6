package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LookAlikesTest {

  @Test
  void productsThatLookAlikeComeTogether() {
    int[][] alike = new int[40][];
    for (int i = 0; i < alike.length; i++) {
      int family = i / 4 * 4;
      int self = i;
      alike[i] =
          java.util.stream.IntStream.range(family, family + 4).filter(j -> j != self).toArray();
    }
    Sampler.Choice choice =
        sampler(1).choose(new Sampler.LookAlikes(alike), 1, new SplittableRandom(1));

    Set<Integer> chosen = new TreeSet<>();
    Arrays.stream(choice.products()).forEach(chosen::add);
    assertThat(chosen).hasSize(8);
    for (int product : chosen) {
      assertThat(chosen).contains(Arrays.stream(alike[product]).boxed().toArray(Integer[]::new));
    }
  }

  @Test
  void withoutKnowledgeAnyProductsComeTogether() {
    Sampler.Choice choice =
        sampler(1).choose(Sampler.LookAlikes.UNKNOWN, 1, new SplittableRandom(1));

    assertThat(Arrays.stream(choice.products()).distinct().count()).isEqualTo(8);
  }

  private static Sampler sampler(double lookAlikes) {
    List<Sampler.Product> products = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      LabelledPhoto label = new LabelledPhoto("p" + i, "c", Path.of("p" + i));
      products.add(
          new Sampler.Product(i, 0, List.of(new Photo(label, null, null, "0", Optional.empty()))));
    }
    return new Sampler(
        List.of(new Sampler.Pool(1, Views.all(AugmentationSettings.shop()), products)),
        new TrainRequest.Batches(8, 2, 1e-3, 0, 0, lookAlikes, 0, 1, 1, 1));
  }
}
