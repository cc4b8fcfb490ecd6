package dev.walkout.sim.catalogue.art;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sheet.ContactSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A bare JDK on a machine without fonts cannot start its font manager; a virtual machine of its own
 * shows that drawing never asks for it.
 */
class NoFontsTest {
  /** What the other virtual machine runs. */
  static final class Draws {
    private Draws() {}

    public static void main(String[] arguments) {
      CropCamera camera = new CropCamera(Difficulty.standard());
      byte[] png = new ContactSheet(new RenderedCatalogue(1, 6), camera).png(6, 1);
      System.out.println("drawn " + png.length);
    }
  }

  @Test
  void drawsWithoutAFontManager() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Draws.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("drawn ").contains("java.awt.image.BufferedImage");
    assertThat(output)
        .doesNotContain("sun.font.FontManagerFactory")
        .doesNotContain("SunFontManager");
  }
}
