package dev.walkout.sim.catalogue.art;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.art.Family.Difference;
import dev.walkout.sim.catalogue.art.Family.Variant;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {
  /**
   * The shipped model was trained on these: a change here means that it has to be trained again.
   */
  @Test
  void familiesLookAsTheyDidWhenTheModelWasTrained() {
    assertThat(summary(Kind.CEREAL, 0))
        .isEqualTo(
            "DIAGONAL PLATE 23242c; Zaby Puffs Honey 500 g d92b3f; Zaby Puffs Cherry 500 g d92b3f;"
                + " Zaby Puffs Grape 500 g d92b3f; Zaby Puffs Coconut 500 g d92b3f");
    assertThat(summary(Kind.DRINKS, 17))
        .isEqualTo(
            "TOP_BAND OVAL 1d8b8a; Quipo Juice Strawberry 500 ml 922bd9; Quipo Juice Blueberry 500 ml"
                + " 922bd9; Quipo Juice Orange 500 ml 922bd9; Quipo Juice Banana 500 ml 922bd9");
    CRC32 all = new CRC32();
    for (Kind kind : Kind.values()) {
      for (int number = 0; number < Family.UNIVERSE; number++) {
        all.update(summary(kind, number).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(all.getValue()).isEqualTo(1_898_541_215L);
  }

  private static String summary(Kind kind, int number) {
    Family family = Family.of(kind, number);
    StringBuilder summary = new StringBuilder(family.look().layout() + " " + family.look().mark());
    summary.append(" ").append(Integer.toHexString(family.look().colours().ground()));
    for (Variant variant : family.variants()) {
      summary.append("; ").append(family.title(variant));
      summary.append(" ").append(Integer.toHexString(variant.band()));
    }
    return summary.toString();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void variantsShareTheBrandAndDifferInWhatTheirFamilySays(Kind kind) {
    Map<Difference, Integer> seen = new EnumMap<>(Difference.class);
    for (int number = 0; number < Family.UNIVERSE; number++) {
      Family family = Family.of(kind, number);
      seen.merge(family.difference(), 1, Integer::sum);
      assertThat(family.variants()).hasSize(4);
      assertThat(family.variants().stream().map(family::title)).doesNotHaveDuplicates();
      switch (family.difference()) {
        case BAND_AND_PICTURE -> {
          assertThat(family.variants()).extracting(Variant::band).doesNotHaveDuplicates();
          assertThat(family.variants()).extracting(Variant::motif).doesNotHaveDuplicates();
        }
        case BAND -> {
          assertThat(family.variants()).extracting(Variant::band).doesNotHaveDuplicates();
          assertThat(family.variants()).extracting(Variant::motif).containsOnly(motif(family));
        }
        case PICTURE -> {
          assertThat(family.variants()).extracting(Variant::band).containsOnly(band(family));
          assertThat(family.variants()).extracting(Variant::motif).doesNotHaveDuplicates();
        }
        case SIZE -> {
          assertThat(family.variants().get(0).motif()).isEqualTo(family.variants().get(2).motif());
          assertThat(family.variants().get(0).size()).isNotEqualTo(family.variants().get(2).size());
        }
      }
    }
    assertThat(seen.get(Difference.BAND_AND_PICTURE)).isBetween(220, 310);
    assertThat(seen.get(Difference.SIZE)).isBetween(10, 40);
  }

  private static Motif motif(Family family) {
    return family.variants().get(0).motif();
  }

  private static int band(Family family) {
    return family.variants().get(0).band();
  }

  @Test
  void everyFourthFamilyIsHeldOut() {
    long heldOut = 0;
    for (int number = 0; number < Family.UNIVERSE; number++) {
      heldOut += Family.of(Kind.TOYS, number).heldOut() ? 1 : 0;
    }
    assertThat(heldOut).isEqualTo(Family.UNIVERSE / 4);
    assertThat(Family.of(Kind.TOYS, 3).heldOut()).isTrue();
    assertThat(Family.of(Kind.TOYS, 4).heldOut()).isFalse();
  }

  @Test
  void refusesNumbersOutsideTheUniverse() {
    assertThatThrownBy(() -> Family.of(Kind.TOYS, 400))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0..399")
        .hasMessageContaining("400");
    assertThatThrownBy(() -> Family.of(Kind.TOYS, -1)).hasMessageContaining("-1");
  }
}
