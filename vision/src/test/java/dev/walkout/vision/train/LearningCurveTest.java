package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {

  @TempDir Path folder;

  @Test
  void keepsWhatWasLearntBeforeTheStepThatATrainingGoesOnFrom() throws Exception {
    LearningCurve first = LearningCurve.until(0, folder);
    first.add(new LearningCurve.Point(100, 1, 4, 0.25, Double.NaN));
    first.add(new LearningCurve.Point(200, 2, 3, 0.5, 0.4));
    first.add(new LearningCurve.Point(300, 3, 2, 0.6, 0.5));

    LearningCurve.until(200, folder).add(new LearningCurve.Point(250, 2.5, 2.5, 0.55, 0.45));

    assertThat(Files.readAllLines(folder.resolve(LearningCurve.TABLE)))
        .containsExactly(
            "step,minutes,loss,known,unseen",
            "100,1.00,4.0000,0.2500,NaN",
            "200,2.00,3.0000,0.5000,0.4000",
            "250,2.50,2.5000,0.5500,0.4500");
    String svg = Files.readString(folder.resolve(LearningCurve.PICTURE));
    assertThat(svg).startsWith("<svg").endsWith("</svg>\n").contains("step 250, 2.5 minutes");
    assertThat(svg).doesNotContain("NaN");
    // Loss, known and unseen: three, three and two points.
    assertThat(
            svg.lines().filter(line -> line.startsWith("<polyline")).map(LearningCurveTest::places))
        .containsExactly(3L, 3L, 2L);
  }

  private static long places(String polyline) {
    return polyline
        .substring(polyline.indexOf("points=\"") + 8, polyline.indexOf("\" fill"))
        .split(" ")
        .length;
  }

  @Test
  void aTrainingFromTheBeginningHasANewCurve() throws Exception {
    LearningCurve.until(0, folder).add(new LearningCurve.Point(100, 1, 4, 0.25, 0.2));
    LearningCurve.until(0, folder).add(new LearningCurve.Point(50, 1, 4, 0.25, 0.2));
    assertThat(Files.readAllLines(folder.resolve(LearningCurve.TABLE))).hasSize(2);
  }
}
