package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HomographyTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-9);

  @Test
  void anUntouchedThingIsSeenAsItIs() {
    Homography seen = Homography.seen(0, 0, 1.3, 3);
    assertThat(seen.x(0.4, -0.2)).isCloseTo(0.4, NEAR);
    assertThat(seen.y(0.4, -0.2)).isCloseTo(-0.2, NEAR);
  }

  @Test
  void aQuarterTurnTakesXToY() {
    Homography seen = Homography.seen(Math.PI / 2, 0, 0, 3);
    assertThat(seen.x(0.5, 0)).isCloseTo(0, NEAR);
    assertThat(seen.y(0.5, 0)).isCloseTo(0.5, NEAR);
  }

  @Test
  void aTiltShortensAcrossItsAxisOnlyAndTheFarSideMore() {
    double tilt = Math.toRadians(30);
    Homography far = Homography.seen(0, tilt, 0, 1e9);
    assertThat(far.x(0.5, 0)).isCloseTo(0.5, Offset.offset(1e-6));
    assertThat(far.y(0, 0.5)).isCloseTo(0.5 * Math.cos(tilt), Offset.offset(1e-6));
    Homography near = Homography.seen(0, tilt, 0, 3);
    assertThat(near.y(0, 0.5)).isLessThan(-near.y(0, -0.5));
  }

  @Test
  void theInverseLeadsBack() {
    Homography map =
        Homography.place(40, 60, 50)
            .after(Homography.seen(0.3, 0.5, 2.1, 3))
            .after(Homography.place(0.01, -0.5, -0.4));
    Homography back = map.inverse();
    double x = map.x(12, 70);
    double y = map.y(12, 70);
    assertThat(back.x(x, y)).isCloseTo(12, Offset.offset(1e-6));
    assertThat(back.y(x, y)).isCloseTo(70, Offset.offset(1e-6));
  }
}
