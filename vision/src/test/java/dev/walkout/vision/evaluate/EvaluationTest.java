package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.evaluate.EvaluationRequest.Draws;
import dev.walkout.vision.picture.BadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On drawn photos: each product has a colour, each photo its own light and place. */
class EvaluationTest {

  @TempDir Path root;

  @Test
  void judgesKnownNewAndStrangeProducts() throws Exception {
    Path gallery = folder("gallery", 8, "fruit__red", "fruit__green", "drink__blue");
    Path queries = folder("queries", 3, "fruit__red", "drink__blue");
    Path fresh = folder("new", 8, "drink__yellow", "fruit__cyan");

    EvaluationReport report =
        run(EvaluationRequest.of(gallery).withQueries(queries).withFresh(fresh));

    assertThat(report.known().alone().top1()).isEqualTo(1);
    assertThat(report.unseen().alone().top1()).isEqualTo(1);
    assertThat(report.unseen().inFullGallery().top1()).isEqualTo(1);
    assertThat(report.data().heldOutSeries()).isFalse();
    assertThat(report.data().gallery().photos()).isEqualTo(24);
    assertThat(report.data().queries().products()).isEqualTo(2);
    assertThat(report.strangers().queries()).isEqualTo(6);
    assertThat(report.newBeforeEnrolled().queries()).isEqualTo(16);
    assertThat(report.strangers().accepted() + report.strangers().doubted())
        .isCloseTo(1 - report.strangers().rejected(), within(1e-9));
    EvaluationReport.GateShares gate = report.gate().single();
    assertThat(gate.accept() + gate.reject() + gate.search()).isCloseTo(1, within(1e-9));
    assertThat(report.text()).contains("known", "naive", "oracle", "strangers", "clusters");
  }

  @Test
  void writesTheDocumentedFields() throws Exception {
    Path gallery = folder("gallery", 6, "a__red", "a__green");
    Path fresh = folder("new", 6, "a__blue", "a__cyan");
    JsonNode json =
        new ObjectMapper().readTree(run(EvaluationRequest.of(gallery).withFresh(fresh)).toJson());

    for (String field :
        List.of(
            "/known/top1",
            "/unseen/top1",
            "/unseen/inFullGallery/top1",
            "/gate/accept",
            "/gate/errorRate",
            "/gate/wrongAcceptRate",
            "/gate/coverage",
            "/gate/burstOf4/coverage",
            "/gate/inFullGallery/search",
            "/known/burstOf4/crops",
            "/known/interval/0",
            "/known/mapAtR",
            "/unseen/seedSpread",
            "/strangers/auroc",
            "/strangers/aurocBy/cosine",
            "/newBeforeEnrolled/auroc",
            "/wrongAcceptRate",
            "/coverage",
            "/calibration/settings/0/curves/0/points/0/coverage",
            "/calibration/general/margin/1",
            "/clusters/0/top1",
            "/msPerCrop",
            "/naive/known/top1",
            "/oracle/known/top1",
            "/seenInTraining/gallery",
            "/seenInTraining/new",
            "/data/new/photos")) {
      assertThat(json.at(field).isNumber()).as(field).isTrue();
    }
    assertThat(json.at("/model/name").asText()).isEqualTo("histogram");
  }

  @Test
  void strangersMayBeGiven() throws Exception {
    Path gallery = folder("gallery", 6, "a__red", "a__green");
    Path strange = folder("strange", 3, "a__blue");

    EvaluationReport report = run(EvaluationRequest.of(gallery).withStrangers(strange));

    assertThat(report.strangers().queries()).isEqualTo(3);
    assertThat(report.strangers().auroc()).isEqualTo(1);
    assertThat(report.rows().naive().strangers().aurocBy().margin()).isNull();
    Path known = folder("known", 3, "a__red");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery).withStrangers(known)))
        .hasMessageContainingAll("strangers", "a__red", gallery.toString());
  }

  @Test
  void theShippedModelStandsBesideAnotherOne() throws Exception {
    Path gallery = folder("gallery", 6, "a__red", "a__green");

    EvaluationReport report =
        new Evaluation(
                new HistogramEmbedder(),
                Optional.of(new HistogramEmbedder()),
                SeenPhotos.none(),
                Progress.silent())
            .run(EvaluationRequest.of(gallery));

    assertThat(report.table()).hasSize(4);
    assertThat(report.rows().shipped().known().alone().top1()).isEqualTo(1);
    assertThat(report.clusters()).allMatch(row -> row.gain() == 0 && !row.wins());
    assertThat(run(EvaluationRequest.of(gallery)).clusters()).allMatch(row -> row.gain() == null);
  }

  @Test
  void holdsSeriesOutWhenTheGalleryIsAllThereIs() throws Exception {
    Path gallery = folder("gallery", 10, "a__red", "a__green");

    EvaluationReport report = run(EvaluationRequest.of(gallery));
    EvaluationReport again = run(EvaluationRequest.of(gallery).withQueries(gallery));

    assertThat(report.data().heldOutSeries()).isTrue();
    assertThat(report.data().gallery().photos()).isEqualTo(18);
    assertThat(report.data().queries().photos()).isEqualTo(2);
    assertThat(report.unseen()).isNull();
    assertThat(report.toJson()).doesNotContain("\"unseen\"", "\"new\"");
    assertThat(report.strangers().how()).contains("taken out");
    assertThat(again.known()).isEqualTo(report.known());
  }

  @Test
  void confusedProductsAreNotCountedAsRight() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path swapped = root.resolve("swapped");
    DrawnPhotos.draw(swapped.resolve("a__red"), "green", 4, 7);
    DrawnPhotos.draw(swapped.resolve("a__green"), "red", 4, 8);
    EvaluationReport report = run(EvaluationRequest.of(gallery).withQueries(swapped));
    assertThat(report.known().alone().top1()).isZero();
    Confusion pair = report.confused().get(0);
    assertThat(List.of(pair.product(), pair.takenFor())).containsExactly("a__green", "a__red");
    assertThat(pair.times()).isEqualTo(4);
    assertThat(pair.photo()).startsWith(swapped.resolve("a__green").toString());
    assertThat(pair.other()).startsWith(gallery.resolve("a__red").toString());
    assertThat(pair.own()).startsWith(gallery.resolve("a__green").toString());
  }

  @Test
  void saysWhichPhotosTheModelWasTrainedOn() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path queries = folder("queries", 2, "a__red", "a__green");
    Path model = Files.createDirectory(root.resolve("model"));
    byte[] photo = Files.readAllBytes(gallery.resolve("a__red/1.jpg"));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
    Files.writeString(model.resolve(SeenPhotos.FILE), digest.substring(0, 16) + "\n");

    EvaluationReport report =
        new Evaluation(
                new HistogramEmbedder(), Optional.empty(), SeenPhotos.of(model), Progress.silent())
            .run(EvaluationRequest.of(gallery).withQueries(queries));

    assertThat(report.seenInTraining().gallery()).isEqualTo(1 / 8.0);
    assertThat(report.seenInTraining().queries()).isZero();
    assertThat(SeenPhotos.of(root)).isEqualTo(SeenPhotos.none());
  }

  @Test
  void refusesNewProductsThatAreKnown() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path fresh = folder("new", 8, "a__green", "a__blue");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery).withFresh(fresh)))
        .hasMessageContainingAll("a__green", gallery.toString(), "must not be known")
        .hasMessageNotContaining("a__blue");
  }

  @Test
  void refusesQueriesOfProductsThatAreNotEnrolled() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path queries = folder("queries", 4, "a__red", "a__blue");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery).withQueries(queries)))
        .hasMessageContainingAll("a__blue", "not in the gallery", "--new");
  }

  @Test
  void refusesNewProductsWithNothingLeftToAsk() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path fresh = folder("new", 5, "a__blue");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery).withFresh(fresh)))
        .hasMessageContainingAll("at least 6", "a__blue has 5");
    assertThat(run(EvaluationRequest.of(gallery).withFresh(fresh).withShots(4)).unseen())
        .isNotNull();
  }

  @Test
  void refusesAFolderWithOnePhotoPerProduct() throws Exception {
    Path gallery = folder("gallery", 1, "a__red", "a__green");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery)))
        .hasMessageContainingAll(gallery.toString(), "nothing to evaluate", "add photos");
  }

  @Test
  void namesThePhotoThatIsBroken() throws Exception {
    Path gallery = folder("gallery", 4, "a__red", "a__green");
    Path broken = gallery.resolve("a__red/2.jpg");
    Files.writeString(broken, "not a picture");
    assertThatThrownBy(() -> run(EvaluationRequest.of(gallery)))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining(broken.toString());
  }

  @Test
  void refusesNonsenseInTheRequest() {
    EvaluationRequest request = EvaluationRequest.of(root);
    assertThatThrownBy(() -> request.withShots(0)).hasMessageContainingAll("shots", "0");
    assertThatThrownBy(() -> new Draws(5, 0, 1, 0.01)).hasMessageContainingAll("seeds", "0");
    assertThatThrownBy(() -> new Draws(5, 3, 1, 1)).hasMessageContainingAll("wrong-accept", "1.0");
    assertThatThrownBy(() -> EvaluationRequest.of(null)).hasMessageContaining("gallery");
  }

  @Test
  void naiveRowTellsMostRealGroceriesApart() {
    Path unseen = photos().resolve("grocery/unseen");
    assumeTrue(Files.isDirectory(unseen), "skipped: no photographs at " + unseen);
    EvaluationReport report = run(EvaluationRequest.of(unseen));
    assertThat(report.data().queries().photos()).isEqualTo(52);
    assertThat(report.rows().naive().known().alone().top1()).isBetween(0.65, 0.9);
  }

  /** The folder shared/photos beside the repository, wherever in it the test runs. */
  private static Path photos() {
    String set = System.getProperty("walkout.photos");
    Path from = Path.of("").toAbsolutePath();
    while (set == null && from != null) {
      Path beside = from.resolve("shared/photos");
      if (Files.isDirectory(beside)) {
        return beside;
      }
      from = from.getParent();
    }
    return Path.of(set == null ? "../shared/photos" : set);
  }

  private static EvaluationReport run(EvaluationRequest request) {
    return new Evaluation(
            new HistogramEmbedder(), Optional.empty(), SeenPhotos.none(), Progress.silent())
        .run(request);
  }

  private Path folder(String name, int photos, String... products) throws IOException {
    return DrawnPhotos.folder(root.resolve(name), photos, products);
  }
}
