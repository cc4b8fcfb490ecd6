package dev.walkout.edge.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DutyRunnerTest {

  /** The turn in which a broken duty works once. */
  private static final int TURNS = 12;

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
              throw new IOException("no picture");
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
  void theRestDoublesUpToALimitAndIsShortAgainOnceItWorked() {
    AtomicLong clock = new AtomicLong();
    Counted bad =
        new Counted(
            "bad",
            turn -> {
              if (turn == TURNS) {
                return 1;
              }
              throw new IOException("no picture");
            });
    Turn turn = new Turn("camera-1", bad, clock::get);
    List<Long> rests = new ArrayList<>();
    turn.take();
    while (rests.size() < TURNS + 1) {
      rests.add(millisUntilItWorks(turn, bad, clock));
    }
    assertThat(rests)
        .containsExactly(
            100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 15_000L, 15_000L, 15_000L, 10L,
            100L);
  }

  /** Milliseconds of the clock, which goes in steps of ten, until the duty is asked again. */
  private static long millisUntilItWorks(Turn turn, Counted duty, AtomicLong clock) {
    int before = duty.turns.get();
    long from = clock.get();
    while (duty.turns.get() == before) {
      clock.addAndGet(Duration.ofMillis(10).toNanos());
      turn.take();
    }
    return Duration.ofNanos(clock.get() - from).toMillis();
  }
}
