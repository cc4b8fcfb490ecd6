package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class RenderAheadTest {

  private final List<String> rendered = new ArrayList<>();
  private final Executor counting =
      task -> {
        rendered.add("one");
        task.run();
      };

  @Test
  void rendersNoMoreAheadThanAllowed() {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      reports.add(report(i % 2 == 0));
    }
    RenderAhead ahead = new RenderAhead(reports.iterator(), counting, 2);
    ahead.next();
    assertThat(rendered).hasSize(2);
    int drawn = 1;
    while (ahead.hasNext()) {
      ahead.next();
      drawn++;
    }
    assertThat(drawn).isEqualTo(10);
    assertThat(rendered).hasSize(5);
  }

  @Test
  void aRenderingThatFailsFailsWhereItIsDrawn() {
    Report broken =
        new Report(
            Instant.EPOCH,
            "s",
            true,
            () -> {
              throw new IllegalStateException("no such picture");
            });
    RenderAhead ahead = new RenderAhead(List.of(broken).iterator(), counting, 1);
    assertThatThrownBy(ahead::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such picture");
  }

  @Test
  void refusesToLookNoBurstAhead() {
    assertThatThrownBy(() -> new RenderAhead(List.<Report>of().iterator(), counting, 0))
        .hasMessageContaining("burstsAhead must be at least 1, not 0");
  }

  private static Report report(boolean pictured) {
    return new Report(
        Instant.EPOCH, "s", pictured, () -> new Emission<>(null, "k", "v", Instant.EPOCH));
  }
}
