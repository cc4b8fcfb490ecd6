package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void holdsOutTheLastPhotosOfEachProductInARow() {
    Split split = Split.of(source(TrainRequest.Withheld.NONE), 1);

    assertThat(split.unseen()).isEmpty();
    assertThat(split.train().get("p07")).hasSize(22);
    assertThat(split.known().get("p07"))
        .extracting(photo -> photo.file().getFileName().toString())
        .containsExactly("22.jpg", "23.jpg", "24.jpg");
  }

  @Test
  void withholdsATenthOfTheProductsByTheSeed() {
    Split split = Split.of(source(TrainRequest.Withheld.TENTH), 1);

    assertThat(split.unseen()).hasSize(2);
    assertThat(split.train()).hasSize(18).doesNotContainKeys(keys(split));
    assertThat(Split.of(source(TrainRequest.Withheld.TENTH), 1)).isEqualTo(split);
    assertThat(Split.of(source(TrainRequest.Withheld.TENTH), 2).unseen().keySet())
        .isNotEqualTo(split.unseen().keySet());
  }

  @Test
  void withholdsTheProductsThatWereNamed() {
    Split split = Split.of(source(new TrainRequest.Withheld(0, Set.of("p03", "p11"))), 1);

    assertThat(split.unseen()).containsOnlyKeys("p03", "p11");
    assertThatThrownBy(() -> Split.of(source(new TrainRequest.Withheld(0, Set.of("p99"))), 1))
        .hasMessageContaining("[p99] are not in shop");
  }

  private static String[] keys(Split split) {
    return split.unseen().keySet().toArray(String[]::new);
  }

  private static TrainRequest.Source source(TrainRequest.Withheld withheld) {
    List<LabelledPhoto> photos = new ArrayList<>();
    for (int product = 0; product < 20; product++) {
      for (int photo = 24; photo >= 0; photo--) {
        String id = String.format("p%02d", product);
        photos.add(new LabelledPhoto(id, "c", Path.of(id, String.format("%02d.jpg", photo))));
      }
    }
    return new TrainRequest.Source(
        "shop", photos, 0, withheld, List.of(), false, Views.all(AugmentationSettings.shop()));
  }
}
