package dev.walkout.sim.catalogue.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class LetteringTest {
  private static final Lettering.Style STYLE = new Lettering.Style(1, 0);
  private static final Rectangle2D BOX = new Rectangle2D.Double(10, 20, 80, 12);

  @Test
  void everyLetterAndDigitHasAShapeOfItsOwn() {
    Rectangle2D unknown = Lettering.at("\u00a7", STYLE, 60, 0, 0).getBounds2D();
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (char letter : letters.toCharArray()) {
      Rectangle2D own = Lettering.at("" + letter, STYLE, 60, 0, 0).getBounds2D();
      assertThat(own.getHeight()).as("height of %s", letter).isBetween(60.0, 80.0);
      assertThat(own).as("shape of %s", letter).isNotEqualTo(unknown);
    }
  }

  @Test
  void fitsTheBoxAndKeepsItsProportions() {
    Rectangle2D line = Lettering.fit("500 g", STYLE, BOX).getBounds2D();
    assertThat(BOX.contains(line.getCenterX(), line.getCenterY())).isTrue();
    assertThat(line.getWidth()).isLessThanOrEqualTo(80.001);
    assertThat(line.getHeight()).isCloseTo(12, org.assertj.core.data.Offset.offset(0.01));
    Rectangle2D longer = Lettering.fit("500 g and very much more", STYLE, BOX).getBounds2D();
    assertThat(longer.getWidth()).isCloseTo(80, org.assertj.core.data.Offset.offset(0.01));
    assertThat(longer.getHeight()).isLessThan(12);
  }

  @Test
  void accentsFallOffAndUnknownLettersAreQuestionMarks() {
    assertThat(bounds("\u00e5\u00e9")).isEqualTo(bounds("AE"));
    assertThat(bounds("\u4e2d")).isEqualTo(bounds("?"));
    assertThat(Lettering.fit("", STYLE, BOX).getBounds2D().isEmpty()).isTrue();
  }

  private static Rectangle2D bounds(String text) {
    return Lettering.at(text, STYLE, 10, 0, 0).getBounds2D();
  }
}
