package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.TableProbe.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the layouts that find enough, the fastest is taken. */
class TableChoiceTest {

  private final AnchorTable sets = new VectorSetTable();
  private final AnchorTable engine = new QueryEngineTable();

  @Test
  void takesTheFasterOfTwoThatFindEnough() {
    assertThat(best(new Measured(engine, 0.995, 15), new Measured(sets, 1, 40))).isSameAs(engine);
    assertThat(best(new Measured(engine, 1, 50), new Measured(sets, 0.99, 40))).isSameAs(sets);
  }

  @Test
  void takesTheSlowerOneIfTheFasterOneMissesTooMuch() {
    assertThat(best(new Measured(engine, 0.98, 15), new Measured(sets, 1, 40))).isSameAs(sets);
  }

  @Test
  void takesTheOneThatFindsMostIfNoneFindsEnough() {
    assertThat(best(new Measured(engine, 0.9, 15), new Measured(sets, 0.98, 40))).isSameAs(sets);
  }

  private static AnchorTable best(Measured... measured) {
    return TableChoice.best(List.of(measured)).table();
  }
}
