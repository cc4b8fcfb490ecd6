package dev.walkout.sim.catalogue.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackTest {
  @ParameterizedTest
  @EnumSource(Kind.class)
  void isAPictureOfTheAgreedSizeWithAnOpaqueMiddle(Kind kind) {
    for (int number = 0; number < 12; number++) {
      Family family = Family.of(kind, number);
      for (double yaw : new double[] {-0.25, 0, 0.25}) {
        BufferedImage seen =
            Pack.of(family, family.variants().get(number % 4)).pose(new Pack.Pose(yaw, 0.5));
        assertThat(seen.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(Math.max(seen.getWidth(), seen.getHeight())).isBetween(230, 300);
        assertThat(seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 2) >>> 24).isEqualTo(255);
      }
    }
  }

  @Test
  void posesChangeThePicture() {
    for (Kind kind : Kind.values()) {
      Family family = Family.of(kind, 5);
      Pack pack = Pack.of(family, family.variants().get(0));
      int[] front = thumbnail(pack.pose(Pack.Pose.FRONT));
      assertThat(distance(front, thumbnail(pack.pose(new Pack.Pose(0.24, 0))))).isPositive();
      assertThat(distance(front, thumbnail(pack.pose(new Pack.Pose(0, 1))))).isPositive();
      assertThat(distance(front, thumbnail(pack.pose(Pack.Pose.FRONT)))).isZero();
    }
  }

  /** Look-alikes: two flavours of one brand are nearer to each other than to other brands. */
  @Test
  void variantsLookAlikeButNotTheSame() {
    for (Kind kind : Kind.values()) {
      double within = 0;
      double across = 0;
      for (int number = 0; number < 24; number++) {
        Family family = Family.of(kind, number);
        Family other = Family.of(kind, number + 24);
        int[] first = front(family, 0);
        double alike = distance(first, front(family, 1));
        assertThat(alike).as("%s %d", kind, number).isGreaterThan(1.5);
        within += alike;
        across += distance(first, front(other, 1));
      }
      assertThat(within).as("%s", kind).isLessThan(0.6 * across);
    }
  }

  private static int[] front(Family family, int variant) {
    return thumbnail(Pack.of(family, family.variants().get(variant)).pose(Pack.Pose.FRONT));
  }

  private static int[] thumbnail(BufferedImage picture) {
    BufferedImage small = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(picture, 0, 0, 48, 48, null);
    graphics.dispose();
    return small.getRGB(0, 0, 48, 48, null, 0, 48);
  }

  /** Mean difference of a channel in levels of 0..255. */
  private static double distance(int[] first, int[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        sum += Math.abs((first[i] >> shift & 255) - (second[i] >> shift & 255));
      }
    }
    return sum / first.length / 3;
  }
}
