package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShotPlanTest {
  private static final List<ShotPlan> PLANS = plans();

  @Test
  void everyEffectKeepsItsBoundAndReachesIt() {
    spans(plan -> plan.side(), 48, 120);
    spans(plan -> Math.toDegrees(plan.rotation()), -25, 25);
    spans(plan -> Math.toDegrees(plan.tilt()), 0, 30);
    spans(ShotPlan::blur, 0, 1.5);
    spans(ShotPlan::noise, 0, 6);
    spans(ShotPlan::cover, 0, 0.35);
    spans(plan -> plan.jpegQuality(), 55, 90);
    for (int edge = 0; edge < 4; edge++) {
      int which = edge;
      spans(plan -> plan.edges()[which], -0.15, 0.15);
    }
  }

  @Test
  void lightIsBrightnessTimesACast() {
    for (int channel = 0; channel < 3; channel++) {
      int which = channel;
      DoubleSummaryStatistics gain = statistics(plan -> plan.gains()[which]);
      assertThat(gain.getMin()).isBetween(0.7 * 0.7, 0.6);
      assertThat(gain.getMax()).isBetween(1.55, 1.3 * 1.3);
    }
    DoubleSummaryStatistics mean =
        statistics(plan -> (plan.gains()[0] + plan.gains()[1] + plan.gains()[2]) / 3);
    assertThat(mean.getMin()).as("brightness alone").isBetween(0.7 - 1e-9, 0.71);
    assertThat(mean.getMax()).as("brightness alone").isBetween(1.29, 1.3 + 1e-9);
  }

  @Test
  void aHandCoversAThirdOfTheCrops() {
    double share = PLANS.stream().filter(plan -> plan.cover() > 0).count() / (double) PLANS.size();
    assertThat(share).isCloseTo(1.0 / 3, Offset.offset(0.015));
  }

  private static void spans(ToDoubleFunction<ShotPlan> of, double least, double most) {
    DoubleSummaryStatistics seen = statistics(of);
    double slack = 0.02 * (most - least);
    assertThat(seen.getMin()).isBetween(least, least + slack);
    assertThat(seen.getMax()).isBetween(most - slack, most);
  }

  private static DoubleSummaryStatistics statistics(ToDoubleFunction<ShotPlan> of) {
    return PLANS.stream().mapToDouble(of).summaryStatistics();
  }

  private static List<ShotPlan> plans() {
    SplittableRandom random = new SplittableRandom(11);
    Difficulty standard = Difficulty.standard();
    return Stream.generate(() -> ShotPlan.draw(standard, random)).limit(20_000).toList();
  }
}
