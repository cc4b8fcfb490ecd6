package dev.walkout.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.fault.Disturbance.Drop;
import dev.walkout.sim.fault.Disturbance.Kill;
import dev.walkout.sim.fault.Disturbance.RestartBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {

  private static final String ALL =
      "drop 0.5% of *-camera-2; delay 3s; repeat 10% after 250ms; shuffle 5s;"
          + " straggle 2% by 1500ms of s-tracker; skew -400ms of *camera*; blind 20s..60s of *-1;"
          + " kill 50; restart-broker 3; lose-redis 2";

  @Test
  void whatIsWrittenIsReadAndWrittenAgain() {
    FaultScript script = FaultScript.parse(ALL);

    assertThat(script.toString()).isEqualTo(ALL);
    assertThat(FaultScript.parse(script.toString())).isEqualTo(script);
    assertThat(script.disturbances().get(0)).isEqualTo(new Drop(new Whose("*-camera-2"), 0.005));
    assertThat(script.ofReports()).hasSize(7);
    assertThat(script.times(Kill.class)).isEqualTo(50);
    assertThat(script.times(RestartBroker.class)).isEqualTo(3);
  }

  @Test
  void nothingIsDisturbedByNothing() {
    assertThat(FaultScript.parse(" ; ")).isEqualTo(FaultScript.NONE);
    assertThat(FaultScript.NONE.loses()).isFalse();
  }

  @Test
  void whatOnlyComesLateOrTwiceOrFromTheStartLosesNothing() {
    assertThat(FaultScript.parse("delay 3s; repeat 1% after 1s; shuffle 1s; kill 3").loses())
        .isFalse();
    assertThat(FaultScript.parse("delay 3s; drop 1%").loses()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "drop 1, 'drop 1', write 5%",
    "delay 3, 'delay 3', write 250ms",
    "delay 0s, 'delay 0s', more than 0s",
    "drop 120%, 'drop 120%', at most 100%",
    "blind 60s..20s, 'blind 60s..20s', a later end",
    "kill all, 'kill all', write 50",
    "kill 3 of camera, 'kill 3 of camera', no such disturbance",
    "drop 1% of a/b, 'drop 1% of a/b', give its id",
    "explode 3, 'explode 3', no such disturbance"
  })
  void nonsenseIsRefusedWithWhatMayBeWritten(String text, String sentence, String remedy) {
    assertThatThrownBy(() -> FaultScript.parse("shuffle 1s; " + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(remedy);
  }
}
