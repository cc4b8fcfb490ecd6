package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A general model that is blind, and one of a cluster that sees colours. */
class ClusterStudyTest {

  @TempDir Path root;
  private EvaluationRequest request;

  @BeforeEach
  void draw() throws Exception {
    Path gallery =
        DrawnPhotos.folder(root.resolve("gallery"), 6, "fruit__red", "fruit__green", "drink__blue");
    Path queries =
        DrawnPhotos.folder(
            root.resolve("queries"), 12, "fruit__red", "fruit__green", "drink__blue");
    Path fresh = DrawnPhotos.folder(root.resolve("new"), 8, "fruit__yellow", "drink__cyan");
    request = EvaluationRequest.of(gallery).withQueries(queries).withFresh(fresh);
  }

  @Test
  void aModelThatWinsBeyondChanceShips() throws Exception {
    ClusterReport report = study(new Blind(), new HistogramEmbedder());
    ClusterReport.Row row = report.rows().get(0);
    assertThat(row.cluster().products()).as("of the cluster alone").isEqualTo(2);
    assertThat(row.cluster().queries()).isEqualTo(24);
    assertThat(row.own().top1()).isEqualTo(1);
    assertThat(row.own().fresh()).isEqualTo(1);
    assertThat(row.general().top1()).as("the first product always").isEqualTo(0.5);
    assertThat(row.cluster().gain()).isEqualTo(0.5);
    assertThat(row.ships()).isTrue();
    assertThat(report.text()).contains("gain +50.0", "fruit", "ships");
    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertThat(json.at("/rows/0/ships").asBoolean()).isTrue();
    assertThat(json.at("/rows/0/own/new").asDouble()).isEqualTo(1);
  }

  @Test
  void oneThatIsNoBetterStaysWithTheGeneralModel() {
    ClusterReport report = study(new HistogramEmbedder(), new HistogramEmbedder());
    assertThat(report.rows().get(0).ships()).isFalse();
    assertThat(report.text()).contains("stays with the general model");
  }

  @Test
  void refusesAClusterThatTheFoldersDoNotShow() {
    ClusterStudy study = new ClusterStudy(new HistogramEmbedder(), request, Progress.silent());
    HistogramEmbedder model = new HistogramEmbedder();
    assertThatThrownBy(() -> study.judge(model, List.of("bread")))
        .hasMessageContainingAll("shows none", "bread");
    assertThatThrownBy(() -> study.judge(model, List.of("fruit", "drink")))
        .hasMessageContainingAll("nothing but", "of others");
  }

  private ClusterReport study(Embedder general, Embedder cluster) {
    ClusterStudy study = new ClusterStudy(general, request, Progress.silent());
    study.judge(cluster, List.of("fruit"));
    return study.report();
  }

  /** Embeds everything alike. */
  private static final class Blind implements Embedder {

    private final Embedder seeing = new HistogramEmbedder();

    @Override
    public ModelCard model() {
      return seeing.model();
    }

    @Override
    public List<float[]> embed(List<Picture> pictures) {
      float[] one = new float[seeing.model().dimension()];
      one[0] = 1;
      return Collections.nCopies(pictures.size(), one);
    }

    @Override
    public void close() {}
  }
}
