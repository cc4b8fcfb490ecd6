package dev.walkout.edge.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DutyRunnerTest {

  private interface Work {
    int doWork(int turn) throws Exception;
  }

  private static final class Counted implements Duty {
    private final String role;
    private final Work work;
    private final AtomicInteger turns = new AtomicInteger();

    Counted(String role, Work work) {
      this.role = role;
      this.work = work;
    }

    @Override
    public String role() {
      return role;
    }

    @Override
    public int doWork() throws Exception {
      return work.doWork(turns.incrementAndGet());
    }
  }

  @Test
  void oneDutyFailsAndTheOthersGoOn() {
    Counted bad =
        new Counted(
            "bad",
            turn -> {
              throw new java.io.IOException("no picture");
            });
    Counted good = new Counted("good", turn -> 1);
    try (DutyRunner runner = new DutyRunner("camera-1", List.of(bad, good))) {
      runner.start();
      Await.until("the good one goes on", () -> good.turns.get() > 1000);
      Faults faults = runner.faults().get("bad");
      assertThat(faults.count()).isPositive();
      assertThat(faults.present()).contains("no picture");
      assertThat(bad.turns.get()).as("it rests between its turns").isLessThan(500);
      assertThat(runner.failure()).isNull();
    }
  }

  @Test
  void aDutyThatWorksAgainHasNoFaultAndKeepsItsCount() {
    Counted late =
        new Counted(
            "late",
            turn -> {
              if (turn < 3) {
                throw new IllegalStateException("not yet");
              }
              return 0;
            });
    try (DutyRunner runner = new DutyRunner("camera-1", List.of(late))) {
      runner.start();
      Await.until("it works again", () -> late.turns.get() > 3);
      assertThat(runner.faults().get("late").present()).isEmpty();
      assertThat(runner.faults().get("late").count()).isEqualTo(2);
    }
  }

  @Test
  void anErrorStopsTheThreadAndIsFound() {
    Counted broken =
        new Counted(
            "broken",
            turn -> {
              throw new AssertionError("a bug");
            });
    try (DutyRunner runner = new DutyRunner("camera-1", List.of(broken))) {
      runner.start();
      Await.until("the error is told", () -> runner.failure() != null);
      assertThat(runner.failure()).hasMessage("a bug");
    }
  }

  @Test
  void theRestGrowsUpToALimit() {
    Faults faults = new Faults();
    Exception fault = new Exception("again");
    assertThat(faults.note(fault).toMillis()).isEqualTo(100);
    assertThat(faults.note(fault).toMillis()).isEqualTo(200);
    for (int i = 0; i < 100; i++) {
      faults.note(fault);
    }
    assertThat(faults.note(fault).toSeconds()).isEqualTo(15);
  }
}
