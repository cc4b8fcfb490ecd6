package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryAnchorIndexTest extends AnchorIndexContract {

  private static final Set<String> ANY = Set.of("any");

  @Override
  protected AnchorIndex indexOf(Gallery gallery) {
    return new InMemoryAnchorIndex(gallery);
  }

  @Test
  void refusesMoreAnchorsThanItsBound() {
    Gallery gallery =
        TestVectors.gallery(
            2, TestVectors.product("a", TestVectors.at(0), TestVectors.at(1), TestVectors.at(2)));
    assertThat(
            new InMemoryAnchorIndex(gallery, 3).search(List.of(TestVectors.at(0)), ANY, 9).get(0))
        .hasSize(3);
    assertThatThrownBy(() -> new InMemoryAnchorIndex(gallery, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(gallery.version(), "3 anchors", "takes 2", "raise the bound");
  }

  @Test
  void findsAnchorsInEveryBlock() {
    List<float[]> anchors = new ArrayList<>(TestVectors.random(new Random(1), 600, 8));
    Gallery gallery = TestVectors.gallery(8, new Gallery.Enrolled("a", "any", anchors));
    InMemoryAnchorIndex index = new InMemoryAnchorIndex(gallery);
    for (float[] anchor : anchors) {
      assertThat(index.search(List.of(anchor), ANY, 1).get(0).get(0).distance()).isLessThan(1e-3);
    }
  }
}
