package dev.walkout.shop.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.evaluate.Evaluation;
import dev.walkout.vision.evaluate.EvaluationReport;
import dev.walkout.vision.evaluate.EvaluationRequest;
import dev.walkout.vision.evaluate.SeenPhotos;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class EvaluationFolderTest {

  @TempDir Path root;

  @Test
  void thePageHasTablesPlotAndTheConfusedPhotos() throws Exception {
    Path gallery = PhotoShop.write(root.resolve("a & b"), 4, 8);
    Path queries = PhotoShop.write(root.resolve("queries"), 4, 4);
    swap(queries.resolve("cereal__no-0"), queries.resolve("drinks__no-1"));
    Path folder = root.resolve("page");

    EvaluationFolder.open(folder).write(judged(gallery, queries));

    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page)
        .contains("a &amp; b", "naive (histograms)", "oracle", "<svg", "taken for")
        .doesNotContain("%s", "%.", "a & b");
    assertThat(page.split("<table>", -1)).hasSameSizeAs(page.split("</table>", -1)).hasSize(6);
    assertThat(Pattern.compile("src=\"([^\"]+)\"").matcher(page).results())
        .hasSize(6)
        .extracting(MatchResult::group)
        .allSatisfy(src -> assertThat(folder.resolve(src.split("\"")[1])).isNotEmptyFile());
    assertThat(folder.resolve("photos/01-asked.jpg"))
        .hasSameBinaryContentAs(queries.resolve("cereal__no-0/0000.jpg"));
  }

  @Test
  void theCurveIsAPictureOfItsOwn() throws Exception {
    Path gallery = PhotoShop.write(root.resolve("gallery"), 4, 8);
    EvaluationReport report = judged(gallery, PhotoShop.write(root.resolve("queries"), 4, 4));
    EvaluationFolder.open(root.resolve("page")).write(report);

    String svg = Files.readString(root.resolve("page/coverage.svg"));
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    int curves = report.calibration().settings().size() * 3;
    assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(curves);
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertThatThrownBy(() -> EvaluationFolder.open(file))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("--page", file.toString());
  }

  private static EvaluationReport judged(Path gallery, Path queries) {
    return new Evaluation(
            new HistogramEmbedder(), Optional.empty(), SeenPhotos.none(), Progress.silent())
        .run(EvaluationRequest.of(gallery).withQueries(queries));
  }

  private void swap(Path one, Path other) throws IOException {
    Path aside = root.resolve("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }
}
