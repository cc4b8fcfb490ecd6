package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.Progress;
import dev.walkout.vision.picture.LabelledPhoto.Kind;
import dev.walkout.vision.picture.LabelledPhoto.Use;
import dev.walkout.vision.picture.PhotoCheck.Findings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoCheckTest {

  @TempDir Path root;
  private final List<LabelledPhoto> photos = new ArrayList<>();

  @Test
  void nothingIsWrongWithDifferentPhotos() throws IOException {
    for (int i = 0; i < 6; i++) {
      add("p" + i % 2, i + ".jpg", Use.TRAIN, picture(i, 0, 1));
    }
    Findings findings = check(3);
    assertThat(findings.findings()).isEmpty();
    assertThat(findings.isAnythingWrong()).isFalse();
    assertThat(findings.photos()).isEqualTo(6);
    assertThat(findings.products()).isEqualTo(2);
  }

  @Test
  void namesBrokenFilesAndGoesOn() throws IOException {
    add("a", "whole.jpg", Use.TRAIN, picture(1, 0, 1));
    add("a", "half.jpg", Use.TRAIN, picture(2, 0, 1));
    Path half = root.resolve("half.jpg");
    Files.write(half, Arrays.copyOf(Files.readAllBytes(half), 300));
    photos.add(new LabelledPhoto("a", "c", Files.createFile(root.resolve("empty.jpg"))));
    photos.add(new LabelledPhoto("a", "c", root.resolve("gone.jpg")));

    Findings findings = check(1);

    assertThat(findings.findings()).extracting("kind").containsOnly(PhotoCheck.Kind.BROKEN);
    assertThat(findings.findings())
        .extracting(finding -> finding.photos().get(0).file().getFileName().toString())
        .containsExactlyInAnyOrder("half.jpg", "empty.jpg", "gone.jpg");
    assertThat(findings.findings().get(0).detail()).contains("send the bytes of a whole JPEG");
    assertThat(findings.isAnythingWrong()).isTrue();
  }

  @Test
  void copiesBetweenTheSidesAreWrongHoweverTheyWereSaved() throws IOException {
    add("a", "1.jpg", Use.TRAIN, picture(1, 0, 1));
    add("a", "lighter-and-smaller.jpg", Use.EVALUATE, picture(1, 12, 2));
    add("b", "2.jpg", Use.TRAIN, picture(2, 0, 1));
    add("a", "2-as-a.jpg", Use.EVALUATE, picture(2, 0, 1));

    Findings findings = check(1);

    assertThat(findings.of(PhotoCheck.Kind.ACROSS_SIDES)).hasSize(2);
    assertThat(findings.findings()).hasSize(2);
    assertThat(findings.of(PhotoCheck.Kind.ACROSS_SIDES).get(1).detail())
        .isEqualTo("byte for byte");
  }

  @Test
  void onOneSideTheSameFileIsWrongAndALikeOneIsANote() throws IOException {
    add("a", "1.jpg", Use.TRAIN, picture(1, 0, 1));
    add("a", "1-again.jpg", Use.TRAIN, picture(1, 0, 1));
    add("a", "1-lighter.jpg", Use.TRAIN, picture(1, 12, 1));
    add("b", "1-as-b.jpg", Use.TRAIN, picture(1, 0, 1));

    Findings findings = check(1);

    assertThat(findings.findings())
        .extracting("kind")
        .containsExactly(
            PhotoCheck.Kind.TWO_PRODUCTS,
            PhotoCheck.Kind.TWO_PRODUCTS,
            PhotoCheck.Kind.SAME,
            PhotoCheck.Kind.LOOK_ALIKE,
            PhotoCheck.Kind.NEAR,
            PhotoCheck.Kind.NEAR);
    photos.remove(3);
    photos.remove(1);
    assertThat(check(1).isAnythingWrong()).isFalse();
  }

  @Test
  void countsTheTrainPhotosOfEachProduct() throws IOException {
    add("a", "1.jpg", Use.TRAIN, picture(1, 0, 1));
    add("a", "2.jpg", Use.EVALUATE, picture(2, 0, 1));
    Findings findings = check(2);
    assertThat(findings.findings())
        .extracting("detail")
        .containsExactly("a has 1 of 2: add photos or take it out");
    assertThat(check(1).findings()).isEmpty();
  }

  private Findings check(int least) {
    return new PhotoCheck(least, Progress.silent()).of(photos);
  }

  private void add(String product, String name, Use use, BufferedImage image) throws IOException {
    Path file = root.resolve(name);
    ImageIO.write(image, "jpeg", file.toFile());
    photos.add(new LabelledPhoto(product, "c", file, Kind.SHOP, use, Set.of()));
  }

  /** Coloured fields by the seed, lightened, and shrunk by a factor. */
  private static BufferedImage picture(int seed, int light, int factor) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(96 / factor, 96 / factor, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    int field = 16 / factor;
    for (int i = 0; i < 36; i++) {
      pen.setColor(
          new Color(
              light + random.nextInt(240),
              light + random.nextInt(240),
              light + random.nextInt(240)));
      pen.fillRect(i % 6 * field, i / 6 * field, field, field);
    }
    pen.dispose();
    return image;
  }
}
