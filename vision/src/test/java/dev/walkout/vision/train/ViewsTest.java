package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {

  private static final AugmentationSettings SHOP = AugmentationSettings.shop();
  private static final int SIDE = 90;

  @TempDir Path folder;

  @Test
  void aFileChangesWhatItNamesForACategoryOrForAll() throws IOException {
    Views views =
        Views.all(SHOP)
            .with(file("{\"*\": {\"background\": 0.5}, \"Süße Milch\": {\"colour\": 0}}"));
    assertThat(views.of("Bread").background()).isEqualTo(0.5);
    assertThat(views.of("Bread").colour()).isEqualTo(SHOP.colour());
    assertThat(views.of("Süße Milch").colour()).isZero();
    assertThat(views.of("Süße Milch").background()).isEqualTo(0.5);
    assertThat(views.changeBackgrounds()).isTrue();
    assertThat(Views.all(SHOP).changeBackgrounds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Milk\": {\"color\": 0}}|category \"Milk\": Unrecognized field \"color\"",
        "{\"Milk\": {\"colour\": 2}}|category \"Milk\": colour is 2.0: use 0 to 1",
        "{\"Milk\": {\"leastArea\": 0}}|leastArea is 0.0: use more than 0",
        "{\"Milk\": {\"colour\": null}}|category \"Milk\": Cannot map `null`",
        "{\"Milk\": 3}|category \"Milk\"",
        "[1]|is no object: write settings by category",
        "{\"Milk\"|is not JSON",
      })
  void refusesWhatMakesNoSense(String json, String complaint) throws IOException {
    Path file = file(json);
    assertThatThrownBy(() -> Views.all(SHOP).with(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), complaint);
  }

  @Test
  void refusesAFileThatIsMissing() {
    Path missing = folder.resolve("none.json");
    assertThatThrownBy(() -> Views.all(SHOP).with(missing))
        .hasMessageContainingAll(missing.toString(), "give a JSON file");
  }

  @Test
  void eachChangeAloneChangesThePhotoAndNothingElseDoes() {
    Photo photo = photo();
    byte[] plain = view(photo, AugmentationSettings.none());
    assertThat(plain).isEqualTo(Letterbox.square(photo.full(), SIDE).rgb());
    Map<String, AugmentationSettings> alone = withBackground(SHOP).alone();
    assertThat(alone).hasSize(11);
    alone.forEach(
        (name, settings) ->
            assertThat(LongStream.range(0, 20).mapToObj(seed -> view(photo, settings, seed)))
                .as(name)
                .anyMatch(view -> !Arrays.equals(view, plain)));
    assertThat(AugmentationSettings.none().alone()).isEmpty();
  }

  @Test
  void aPhotoThatCannotBeCutKeepsItsBackground() {
    Photo whole = photo();
    Photo uncut =
        new Photo(whole.label(), whole.full(), whole.half(), whole.hash(), Optional.empty());
    AugmentationSettings background = withBackground(SHOP).alone().get("background");
    assertThat(view(uncut, background)).isEqualTo(view(uncut, AugmentationSettings.none()));
  }

  @Test
  void cleanViewsHaveTheSamePlaceAndNoFlaws() {
    Photo photo = photo();
    AugmentationSettings flawed = new AugmentationSettings(1, 0, false, 0, 0, 1, 1, 1, 1, 1, 0);
    Augmentation augmentation = new Augmentation(SIDE, Backgrounds.CLUTTER);
    augmentation.settings(flawed);
    var pair = new Augmentation.Pair(new byte[3 * SIDE * SIDE], new byte[3 * SIDE * SIDE]);
    augmentation.view(photo, new SplittableRandom(5), pair, 0);
    assertThat(pair.clean()).isEqualTo(view(photo, AugmentationSettings.none()));
    assertThat(pair.seen()).isNotEqualTo(pair.clean()).isEqualTo(view(photo, flawed));
  }

  @Test
  void easingLeavesLessOfEverything() {
    assertThat(SHOP.eased(1)).isSameAs(SHOP);
    AugmentationSettings half = SHOP.eased(0.5);
    assertThat(half.leastArea()).isEqualTo(1 - 0.5 * (1 - SHOP.leastArea()));
    assertThat(half.colour()).isEqualTo(SHOP.colour() / 2);
    assertThat(half.hand()).isEqualTo(SHOP.hand() / 2);
    assertThat(SHOP.eased(0))
        .isEqualTo(new AugmentationSettings(1, 0, true, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aCurriculumRisesFromEasyToAllThatIsPlanned() {
    TrainRequest.Batches none = TrainRequest.Batches.standard();
    assertThat(none.strength(0)).isEqualTo(1);
    TrainRequest.Batches half = none.withCurriculum(0.5);
    assertThat(half.strength(0)).isEqualTo(0.2);
    assertThat(half.strength(0.25)).isEqualTo(0.6, within(1e-9));
    assertThat(half.strength(0.5)).isEqualTo(1);
    assertThat(half.strength(0.9)).isEqualTo(1);
    assertThatThrownBy(() -> none.withCurriculum(2)).hasMessageContaining("share of 0 to 1");
  }

  private static byte[] view(Photo photo, AugmentationSettings settings) {
    return view(photo, settings, 5);
  }

  private static byte[] view(Photo photo, AugmentationSettings settings, long seed) {
    Augmentation augmentation = new Augmentation(SIDE, Backgrounds.CLUTTER);
    augmentation.settings(settings);
    byte[] view = new byte[3 * SIDE * SIDE];
    augmentation.view(photo, new SplittableRandom(seed), view, 0);
    return view;
  }

  private static AugmentationSettings withBackground(AugmentationSettings s) {
    return new AugmentationSettings(
        s.leastArea(), 0.4, true, 0.3, 0.4, 0.3, 0.3, 0.3, 0.3, 0.3, 0.5);
  }

  /** Noise in the middle of white. */
  private static Photo photo() {
    byte[] rgb = new byte[3 * 90 * 90];
    new Random(2).nextBytes(rgb);
    for (int i = 0; i < 90 * 90; i++) {
      int x = i % 90;
      int y = i / 90;
      if (x < 20 || x >= 70 || y < 20 || y >= 70) {
        rgb[3 * i] = (byte) 255;
        rgb[3 * i + 1] = (byte) 255;
        rgb[3 * i + 2] = (byte) 255;
      }
    }
    Picture full = new Picture(90, 90, rgb);
    LabelledPhoto label = new LabelledPhoto("p", "c", Path.of("p"));
    return new Photo(label, full, Letterbox.within(full, 45), "0", Cutout.of(full));
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("views.json"), json);
  }
}
