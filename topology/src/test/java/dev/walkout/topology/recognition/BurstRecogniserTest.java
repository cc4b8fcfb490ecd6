package dev.walkout.topology.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.BadPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BurstRecogniserTest {

  private static final ObservationRef SOURCE =
      new ObservationRef("c1", "b1", 1L, new Evidence("observations", 0, 0L), "hash", "");

  @Test
  void aBurstIsNamedAndCarriesWhatDecided() {
    Burst burst = Bursts.of(Bursts.jpeg("blue"), Bursts.jpeg("blue"));
    Sighting sighting = Bursts.recogniser().recognise(burst, SOURCE);
    assertThat(sighting.getVerdict()).isEqualTo(Verdict.KNOWN);
    assertThat(sighting.getCandidates().get(0).getSku()).isEqualTo("blue");
    assertThat(sighting.getCandidates()).hasSize(2);
    assertThat(sighting.getCrops()).hasSize(2);
    assertThat(sighting.getCrops().get(0).getSku()).isEqualTo("blue");
    assertThat(sighting.getAction()).isEqualTo(burst.getAction());
    assertThat(sighting.getPersonTrack()).isEqualTo("p1");
    assertThat(sighting.getTemperature()).isEqualTo(0.05f);
    assertThat(sighting.getModel()).isEqualTo("histogram-1");
    assertThat(sighting.getGallery()).isEqualTo(Bursts.gallery("red", "blue").version());
    assertThat(sighting.getReason()).isEmpty();
  }

  @Test
  void theWholeBurstIsOneBatch() {
    List<Integer> batches = new ArrayList<>();
    Gallery gallery = Bursts.gallery("red", "blue");
    new BurstRecogniser(counting(batches), Bursts.inUse(() -> gallery))
        .recognise(Bursts.of(Bursts.jpeg("red"), Bursts.jpeg("red"), Bursts.jpeg("red")), SOURCE);
    assertThat(batches).containsExactly(3);
  }

  @Test
  void theReadableCropsDecideAndTheOthersSayWhy() {
    Sighting sighting =
        Bursts.recogniser()
            .recognise(Bursts.of(Bursts.truncated(), Bursts.jpeg("red"), new byte[0]), SOURCE);
    assertThat(sighting.getVerdict()).isEqualTo(Verdict.KNOWN);
    assertThat(sighting.getCandidates().get(0).getSku()).isEqualTo("red");
    assertThat(sighting.getCrops()).hasSize(3);
    assertThat(sighting.getCrops().get(0).getUnreadable()).contains("jpeg", "whole JPEG");
    assertThat(sighting.getCrops().get(1).getUnreadable()).isNull();
    assertThat(sighting.getCrops().get(2).getUnreadable()).contains("0 bytes");
  }

  @Test
  void aBurstWithoutAReadableCropIsABadPicture() {
    assertThatThrownBy(() -> Bursts.recogniser().recognise(Bursts.of(Bursts.enormous()), SOURCE))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("40000");
    assertThatThrownBy(() -> Bursts.recogniser().recognise(Bursts.of(), SOURCE))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("crops is 0");
    byte[][] many = new byte[9][];
    java.util.Arrays.fill(many, Bursts.jpeg("red"));
    assertThatThrownBy(() -> Bursts.recogniser().recognise(Bursts.of(many), SOURCE))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("crops is 9");
    Burst nan = Bursts.of(Bursts.jpeg("red"));
    nan.getCrops().get(0).setQuality(Float.NaN);
    assertThatThrownBy(() -> Bursts.recogniser().recognise(nan, SOURCE))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("quality is NaN");
  }

  @Test
  void theGalleryIsReplacedAsAWhole() {
    AtomicReference<Gallery> gallery = new AtomicReference<>(Bursts.gallery("blue"));
    BurstRecogniser recogniser = new BurstRecogniser(Bursts.EMBEDDER, Bursts.inUse(gallery::get));
    Burst burst = Bursts.of(Bursts.jpeg("red"));
    assertThat(recogniser.recognise(burst, SOURCE).getCandidates().get(0).getSku())
        .isEqualTo("blue");
    gallery.set(Bursts.gallery("red", "blue"));
    Sighting after = recogniser.recognise(burst, SOURCE);
    assertThat(after.getCandidates().get(0).getSku()).isEqualTo("red");
    assertThat(after.getGallery()).isEqualTo(gallery.get().version());
  }

  @Test
  void anIndexOutOfReachIsSaidOfTheBurstsThatNeededItAndOfNoOther() {
    Gallery gallery = Bursts.gallery("red", "blue");
    AnchorIndex gone =
        (queries, categories, k) -> {
          throw new AnchorIndex.Unavailable("out of reach", null);
        };
    BurstRecogniser recogniser =
        new BurstRecogniser(Bursts.EMBEDDER, Bursts.inUse(() -> gallery, g -> gone));
    Sighting split =
        recogniser.recognise(Bursts.of(Bursts.jpeg("red"), Bursts.jpeg("blue")), SOURCE);
    assertThat(split.getVerdict()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(split.getIndexUnavailable()).isTrue();
    assertThat(split.getReason()).contains("out of reach");
    Sighting plain = recogniser.recognise(Bursts.of(Bursts.jpeg("red")), SOURCE);
    assertThat(plain.getVerdict()).isEqualTo(Verdict.KNOWN);
    assertThat(plain.getIndexUnavailable()).isFalse();
  }

  @Test
  void aGalleryOfAnotherModelIsAFaultOfTheProgram() {
    Gallery gallery = Bursts.gallery("red");
    assertThatThrownBy(
            () ->
                new BurstRecogniser(otherModel(), Bursts.inUse(() -> gallery))
                    .recognise(Bursts.of(Bursts.jpeg("red")), SOURCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another");
  }

  private static Embedder counting(List<Integer> batches) {
    return Bursts.embedder(Bursts.EMBEDDER.model(), pictures -> batches.add(pictures.size()));
  }

  private static Embedder otherModel() {
    return Bursts.model(Bursts.EMBEDDER.model().name(), "another");
  }
}
