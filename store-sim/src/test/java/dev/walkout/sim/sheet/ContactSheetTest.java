package dev.walkout.sim.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
  private final ContactSheet sheet =
      new ContactSheet(new RenderedCatalogue(1, 12), new CropCamera(Difficulty.standard()));

  @Test
  void isAPngThatOnlyTheSeedDecides() throws IOException {
    byte[] png = sheet.png(5, 1);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getHeight()).as("three rows in two columns").isBetween(400, 500);
    int[] row = picture.getRGB(0, 80, picture.getWidth(), 1, null, 0, picture.getWidth());
    assertThat(Arrays.stream(row).distinct().count()).isGreaterThan(200);
    assertThat(sheet.png(5, 1)).isEqualTo(png);
    assertThat(sheet.png(5, 2)).isNotEqualTo(png);
  }

  @Test
  void showsWhatThereIsAndRefusesNothing() throws IOException {
    BufferedImage all = ImageIO.read(new ByteArrayInputStream(sheet.png(1000, 1)));
    assertThat(all.getHeight()).as("six rows").isBetween(850, 950);
    assertThatThrownBy(() -> sheet.png(0, 1)).hasMessageContaining("products is 0");
  }
}
