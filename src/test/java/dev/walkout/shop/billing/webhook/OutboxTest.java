package dev.walkout.shop.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.billing.webhook.Answer.Failed;
import dev.walkout.shop.billing.webhook.Answer.HoldOff;
import dev.walkout.shop.billing.webhook.Answer.Taken;
import dev.walkout.shop.billing.webhook.Answer.Unreadable;
import dev.walkout.shop.billing.webhook.Outbox.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is sent when, by a clock that the test moves. */
class OutboxTest {

  private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
  private static final Retries RETRIES =
      new Retries(3, Duration.ofSeconds(8), Duration.ofSeconds(20));

  private final Outbox outbox = new Outbox(RETRIES, new SplittableRandom(1));

  @Test
  void withinATripOneAfterTheOther() {
    Parcel first = add(0, 0, "t1");
    Parcel second = add(0, 1, "t1");
    Parcel other = add(0, 2, "t2");
    assertThat(outbox.due(NINE, 9)).containsExactly(first, other);
    assertThat(outbox.due(NINE, 9)).isEmpty();
    assertThat(outbox.settle(first, new Taken(), NINE)).isEqualTo(Step.DONE);
    assertThat(outbox.due(NINE, 9)).containsExactly(second);
  }

  @Test
  void aFailureWaitsLongerEachTimeAndThenIsDead() {
    Parcel parcel = add(0, 0, "t1");
    Instant now = NINE;
    List<Duration> waits = new ArrayList<>();
    for (int tries = 1; tries < 3; tries++) {
      assertThat(outbox.due(now, 1)).containsExactly(parcel);
      assertThat(outbox.settle(parcel, new Failed("500"), now)).isEqualTo(Step.AGAIN);
      Instant due = outbox.nextDue().orElseThrow();
      assertThat(outbox.due(due.minusMillis(1), 1)).isEmpty();
      waits.add(Duration.between(now, due));
      now = due;
    }
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(waits.get(1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(outbox.due(now, 1)).containsExactly(parcel);
    assertThat(outbox.settle(parcel, new Failed("500"), now)).isEqualTo(Step.DEAD);
    assertThat(outbox.size()).isZero();
  }

  @Test
  void aTripThatFailsHoldsUpNoOtherAndItsNextVersionCountsAnew() {
    Parcel bad = add(0, 0, "t1");
    add(0, 1, "t1");
    Parcel good = add(0, 2, "t2");
    outbox.due(NINE, 9);
    outbox.settle(bad, new Failed("500"), NINE);
    outbox.settle(good, new Taken(), NINE);
    Instant later = NINE.plusSeconds(60);
    for (int tries = 2; tries <= 3; tries++) {
      assertThat(outbox.due(later, 9)).containsExactly(bad);
      outbox.settle(bad, new Failed("500"), later);
      later = later.plusSeconds(60);
    }
    Parcel next = outbox.due(later, 9).get(0);
    assertThat(next.offset()).isEqualTo(1);
    assertThat(outbox.settle(next, new Failed("500"), later)).isEqualTo(Step.AGAIN);
  }

  @Test
  void whoAsksToBeLeftAloneIsAndThatIsNoTry() {
    Parcel parcel = add(0, 0, "t1");
    add(0, 1, "t2");
    for (int times = 0; times < 9; times++) {
      Instant now = NINE.plusSeconds(100L * times);
      assertThat(outbox.due(now, 1)).containsExactly(parcel);
      HoldOff hold = new HoldOff(Duration.ofSeconds(100), "429");
      assertThat(outbox.settle(parcel, hold, now)).isEqualTo(Step.AGAIN);
      assertThat(outbox.due(now.plusSeconds(99), 9)).isEmpty();
      assertThat(outbox.nextDue()).contains(now.plusSeconds(100));
    }
  }

  @Test
  void whatIsNoReceiptIsDeadAtOnce() {
    Parcel parcel = add(0, 0, null);
    outbox.due(NINE, 1);
    assertThat(outbox.settle(parcel, new Unreadable("noise"), NINE)).isEqualTo(Step.DEAD);
  }

  @Test
  void onlyWhatIsDoneIsCommitted() {
    Parcel first = add(1, 5, "t1");
    Parcel second = add(1, 8, "t2");
    assertThat(outbox.done()).isEqualTo(Map.of(1, 5L));
    outbox.due(NINE, 9);
    outbox.settle(second, new Taken(), NINE);
    assertThat(outbox.done()).isEqualTo(Map.of(1, 5L));
    outbox.settle(first, new Taken(), NINE);
    assertThat(outbox.done()).isEqualTo(Map.of(1, 9L));
  }

  @Test
  void whatIsReadAgainIsNotSentAgain() {
    Parcel parcel = add(0, 0, "t1");
    add(0, 0, "t1");
    outbox.due(NINE, 9);
    outbox.settle(parcel, new Taken(), NINE);
    add(0, 0, "t1");
    assertThat(outbox.size()).isZero();
  }

  /** Whatever fails, in whatever order answers come: per trip in order, and nothing is skipped. */
  @Test
  void orderAndPlaceHoldUnderEveryWeather() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Outbox box = new Outbox(RETRIES, new SplittableRandom(seed));
      Map<String, Long> last = new HashMap<>();
      List<Parcel> sent = new ArrayList<>();
      Instant now = NINE;
      for (long offset = 0; offset < 40; offset++) {
        box.add(new Parcel(0, offset, "t" + random.nextInt(6), new byte[0], 0));
      }
      for (int step = 0; box.size() > 0; step++) {
        assertThat(step).as("seed %d ends", seed).isLessThan(5000);
        now = now.plusSeconds(random.nextInt(5));
        sent.addAll(box.due(now, 3));
        Collections.shuffle(sent, random);
        if (!sent.isEmpty()) {
          Parcel parcel = sent.remove(0);
          long committed = box.done().get(0);
          assertThat(parcel.offset()).as("seed %d", seed).isGreaterThanOrEqualTo(committed);
          if (box.settle(parcel, answer(random), now) != Step.AGAIN) {
            Long before = last.put(parcel.key(), parcel.offset());
            assertThat(before == null || before < parcel.offset()).as("seed %d", seed).isTrue();
          }
        }
      }
      assertThat(box.done()).isEqualTo(Map.of(0, 40L));
    }
  }

  @Test
  void nonsenseIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Retries(0, second, second)).hasMessageContaining("--tries", "0");
    assertThatThrownBy(() -> new Retries(1, Duration.ZERO, second))
        .hasMessageContaining("--first-wait-ms");
    assertThatThrownBy(() -> new Retries(1, Duration.ofSeconds(2), second))
        .hasMessageContaining("at most 1000, not 2000");
  }

  private static Answer answer(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Failed("500");
      case 1 -> new HoldOff(Duration.ofSeconds(random.nextInt(9)), "429");
      default -> new Taken();
    };
  }

  private Parcel add(int partition, long offset, String trip) {
    Parcel parcel = new Parcel(partition, offset, trip, new byte[0], 0);
    outbox.add(parcel);
    return parcel;
  }
}
