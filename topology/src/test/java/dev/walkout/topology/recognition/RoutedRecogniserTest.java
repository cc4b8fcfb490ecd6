package dev.walkout.topology.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A general model that knows red and blue, and a model of its own for each of them. */
class RoutedRecogniserTest {

  private static final ObservationRef SOURCE =
      new ObservationRef("c1", "b1", 1L, new Evidence("observations", 0, 0L), "hash", "");
  private static final Map<String, Set<String>> PLANOGRAMS =
      Map.of(
          "s/reds", Set.of("red"),
          "s/blues", Set.of("blue"),
          "s/both", Set.of("red", "blue"),
          "s/greens", Set.of("green"),
          "s/empty", Set.of());

  private final AtomicReference<Gallery> reds =
      new AtomicReference<>(Bursts.gallery(Bursts.model("reds"), "red"));
  private final RoutedRecogniser routed =
      new RoutedRecogniser(
          Bursts.recogniser(),
          List.of(
              cluster("reds", reds),
              cluster(
                  "blues", new AtomicReference<>(Bursts.gallery(Bursts.model("blues"), "blue")))),
          zone -> PLANOGRAMS.getOrDefault(zone, Set.of()));

  private static RoutedRecogniser.Cluster cluster(String name, AtomicReference<Gallery> gallery) {
    Embedder embedder = Bursts.model(name);
    var inUse = Bursts.inUse(gallery::get);
    return new RoutedRecogniser.Cluster(new BurstRecogniser(embedder, inUse), inUse);
  }

  private Sighting seen(String zone, String shown) {
    Burst burst = Bursts.of(Bursts.jpeg(shown));
    return routed.forZone(zone).recognise(burst, SOURCE);
  }

  @Test
  void eachZonesBurstIsDecidedByItsOwnModelAndGallery() {
    Sighting red = seen("s/reds", "red");
    assertThat(red.getModel()).isEqualTo("reds-1");
    assertThat(red.getGallery()).isEqualTo(reds.get().version());
    assertThat(red.getCandidates()).extracting("sku").containsExactly("red");
    Sighting blue = seen("s/blues", "blue");
    assertThat(blue.getModel()).isEqualTo("blues-1");
    assertThat(blue.getCandidates()).extracting("sku").containsExactly("blue");
  }

  @Test
  void aZoneThatSellsMoreThanOneClusterIsTheGeneralModels() {
    Sighting sighting = seen("s/both", "blue");
    assertThat(sighting.getModel()).isEqualTo("histogram-1");
    assertThat(sighting.getCandidates()).extracting("sku").containsExactly("blue", "red");
  }

  @Test
  void soIsAZoneOfWhichNothingIsKnown() {
    for (String zone : List.of("s/greens", "s/empty", "s/unheard-of")) {
      assertThat(seen(zone, "red").getModel()).as(zone).isEqualTo("histogram-1");
    }
    assertThat(routed.recognise(Bursts.of(Bursts.jpeg("red")), SOURCE).getModel())
        .isEqualTo("histogram-1");
  }

  @Test
  void soIsAZoneWhoseProductsAreNotAllEnrolledWithTheClustersModel() {
    reds.set(Gallery.of(reds.get().model(), List.of()));
    assertThat(seen("s/reds", "red").getModel()).isEqualTo("histogram-1");
    reds.set(Bursts.gallery(Bursts.model("reds"), "red"));
    assertThat(seen("s/reds", "red").getModel()).isEqualTo("reds-1");
  }

  @Test
  void aProductOfAnotherClusterIsNotInTheZonesGallery() {
    Sighting misplaced = seen("s/reds", "blue");
    assertThat(misplaced.getVerdict()).isNotEqualTo(Verdict.KNOWN);
  }
}
