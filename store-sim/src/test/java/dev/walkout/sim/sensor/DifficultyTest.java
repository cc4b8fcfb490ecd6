package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.sensor.Difficulty.Span;
import org.junit.jupiter.api.Test;

class DifficultyTest {
  /** Written out a second time on purpose: nobody softens the default by accident. */
  @Test
  void theDefaultIsTheStatedOne() {
    Difficulty standard = Difficulty.standard();
    assertThat(standard.cropPixels()).isEqualTo(new Span(48, 120));
    assertThat(standard.rotationDegrees()).isEqualTo(25);
    assertThat(standard.tiltDegrees()).isEqualTo(30);
    assertThat(standard.brightness()).isEqualTo(0.30);
    assertThat(standard.colourCast()).isEqualTo(0.30);
    assertThat(standard.blurPixels()).isEqualTo(1.5);
    assertThat(standard.noiseLevels()).isEqualTo(6);
    assertThat(standard.handShare()).isEqualTo(1.0 / 3);
    assertThat(standard.handCover()).isEqualTo(0.35);
    assertThat(standard.boxError()).isEqualTo(0.15);
    assertThat(standard.jpegQuality()).isEqualTo(new Span(55, 90));
  }

  @Test
  void refusesNonsenseByName() {
    assertThatThrownBy(() -> with(new Span(120, 48), 25, 0.15))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cropPixels.least is 120");
    assertThatThrownBy(() -> with(new Span(48, 120), -1, 0.15))
        .hasMessageContaining("rotationDegrees is -1.0; give a value from 0.0 to 180.0");
    assertThatThrownBy(() -> with(new Span(48, 120), 25, Double.NaN))
        .hasMessageContaining("boxError is NaN");
  }

  private static Difficulty with(Span crop, double rotation, double boxError) {
    return new Difficulty(
        crop, rotation, 30, 0.3, 0.3, 1.5, 6, 0.3, 0.35, boxError, new Span(55, 90));
  }
}
