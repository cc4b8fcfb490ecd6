package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeederTest {

  @Test
  void theSameSeedGivesTheSameBatchesWhicheverThreadMakesThem() throws InterruptedException {
    List<Batch> once = batches(1, 0.5);
    List<Batch> again = batches(2, 0.5);

    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i).pictures()).isEqualTo(once.get(i).pictures());
      assertThat(again.get(i).products()).isEqualTo(once.get(i).products());
      assertThat(again.get(i).share()).isEqualTo(once.get(i).share());
    }
    assertThat(once).anyMatch(Batch::isMixed);
  }

  @Test
  void aBatchHoldsSomePhotosOfEachOfItsProductsAndFoldersByTheirShare()
      throws InterruptedException {
    int small = 0;
    List<Batch> batches = batches(2, 0);
    for (Batch batch : batches) {
      for (int i = 0; i < batch.products().length; i += 3) {
        assertThat(batch.products()[i + 1]).isEqualTo(batch.products()[i]);
        assertThat(batch.products()[i + 2]).isEqualTo(batch.products()[i]);
        small += batch.products()[i] < 10 ? 1 : 0;
      }
      assertThat(Arrays.stream(batch.products()).distinct().count()).isEqualTo(8);
      assertThat(batch.isMixed()).isFalse();
    }
    assertThat(small).isEqualTo(2 * batches.size());
  }

  @Test
  void withoutAugmentationAViewIsTheLetterboxedPhoto() {
    Photo photo = photo(3, 40, 30);
    byte[] view = new byte[3 * 40 * 40];
    new Augmentation(40, Backgrounds.CLUTTER).view(photo, new SplittableRandom(1), view, 0);

    assertThat(view).isEqualTo(Letterbox.square(photo.full(), 40).rgb());
  }

  private static List<Batch> batches(int threads, double mixing) throws InterruptedException {
    List<Sampler.Product> small = products(0, 10);
    List<Sampler.Product> large = products(10, 30);
    TrainRequest.Batches settings =
        new TrainRequest.Batches(8, 3, 1e-3, 0, mixing, 0.5, 0, 1, 1, threads);
    TrainRequest.Plan plan =
        new TrainRequest.Plan(5, 1, 0, LossRecipe.STANDARD, NetworkShape.tiny(), settings);
    Sampler sampler =
        new Sampler(
            List.of(
                new Sampler.Pool(0.25, Views.all(AugmentationSettings.shop()), small),
                new Sampler.Pool(0.75, Views.all(AugmentationSettings.shop()), large)),
            settings);
    List<Batch> batches = new ArrayList<>();
    try (Feeder feeder = new Feeder(sampler, plan, 0)) {
      for (int i = 0; i < 12; i++) {
        batches.add(feeder.take());
      }
    }
    return batches;
  }

  private static List<Sampler.Product> products(int from, int to) {
    List<Sampler.Product> products = new ArrayList<>();
    for (int i = from; i < to; i++) {
      products.add(new Sampler.Product(i, i % 3, List.of(photo(i, 30, 20), photo(-i, 20, 20))));
    }
    return products;
  }

  private static Photo photo(int seed, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    Picture full = new Picture(width, height, rgb);
    return new Photo(
        new LabelledPhoto("p" + seed, "c", Path.of("p" + seed)),
        full,
        Letterbox.resize(full, width / 2, height / 2),
        "0",
        Optional.empty());
  }
}
