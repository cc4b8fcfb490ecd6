package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

  private static final Thresholds OF_THREE = new Thresholds(0.5, 0.78, 0.05, 3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fewerCropsMayLieAsMuchFartherOutAsTheyReallyDo(int crops) {
    // as many bursts of three lie beyond TH as bursts of fewer beyond theirs: half of them
    double scatter = scatterThatPutsHalfAt(OF_THREE.rejectAbove(), 3);

    assertThat(median(scatter, crops))
        .isCloseTo(OF_THREE.forBurstOf(crops).rejectAbove(), within(0.02));
  }

  @Test
  void aProductsOwnComeBeforeItsCategorysAndThoseOfAll() {
    Thresholds own = new Thresholds(0.1, 1, 0);
    Thresholds ofCategory = new Thresholds(0.2, 1, 0);
    Thresholds any = new Thresholds(0.3, 1, 0);
    Map<String, Thresholds> named =
        Map.of("*", any, "drinks", ofCategory, Thresholds.ofProduct("cola"), own);

    assertThat(Thresholds.among(named, "drinks", "cola")).isEqualTo(own);
    assertThat(Thresholds.among(named, "drinks", "juice")).isEqualTo(ofCategory);
    assertThat(Thresholds.among(named, "toys", "ball")).isEqualTo(any);
    assertThat(Thresholds.among(Map.of(), "toys", "ball")).isNull();
  }

  @Test
  void moreCropsChangeNothing() {
    assertThat(OF_THREE.forBurstOf(8)).isSameAs(OF_THREE);
    assertThat(new Thresholds(0.5, 0.78, 0.05).forBurstOf(1))
        .isEqualTo(new Thresholds(0.5, 0.78, 0.05, 1));
  }

  @Test
  void whatIsAcceptedStaysTheSame() {
    Thresholds lone = OF_THREE.forBurstOf(1);
    assertThat(lone.acceptBelow()).isEqualTo(0.5);
    assertThat(lone.margin()).isEqualTo(0.05);
    assertThat(lone.rejectAbove()).isBetween(0.9, 1.0);
  }

  @Test
  void refusesLessThanOneCrop() {
    assertThatThrownBy(() -> new Thresholds(0.5, 0.8, 0.1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("crops", "0.5", "at least 1");
  }

  private static double scatterThatPutsHalfAt(double distance, int crops) {
    double least = 0;
    double most = 1;
    while (most - least > 1e-3) {
      double middle = (least + most) / 2;
      if (median(middle, crops) < distance) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return most;
  }

  /** Median distance of bursts to a product whose crops share a quarter of what leads them away. */
  private static double median(double scatter, int crops) {
    Random random = new Random(1);
    double[] distances = new double[201];
    for (int b = 0; b < distances.length; b++) {
      float[] shared = gaussian(random);
      List<float[]> burst = new ArrayList<>();
      for (int c = 0; c < crops; c++) {
        float[] own = gaussian(random);
        double[] crop = new double[own.length];
        for (int i = 1; i < crop.length; i++) {
          crop[i] = scatter * (Math.sqrt(0.25) * shared[i] + Math.sqrt(0.75) * own[i]);
        }
        crop[0] = 1; // the product
        burst.add(UnitVectors.unit(crop));
      }
      distances[b] = UnitVectors.distance(UnitVectors.mean(burst)[0]);
    }
    Arrays.sort(distances);
    return distances[distances.length / 2];
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[257];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
