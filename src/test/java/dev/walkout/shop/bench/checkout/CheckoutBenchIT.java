package dev.walkout.shop.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks run to their end; what they measure is not a test's business. */
class CheckoutBenchIT {

  @Test
  void bothSidesGiveEveryTripItsReceipt() throws Exception {
    CheckoutReport report = new CheckoutBench(1, 10, 1).run(Progress.silent());

    assertThat(report.rounds()).hasSize(1);
    assertThat(report.sides()).hasSize(4);
    assertThat(report.done().count()).isPositive();
    assertThat(report.done().changelogs().count()).isPositive();
    assertThat(report.done().outputs().topics())
        .filteredOn(of -> of.topic().equals(Topics.RECEIPTS))
        .singleElement()
        .satisfies(receipts -> assertThat(receipts.count()).isEqualTo(10));
    assertThat(report.text()).contains("bare loop", "same transactions", "RocksDB");
    assertThat(Bench.json(Machine.now("test"), report.figures())).contains("ofTheBareLoop");
  }

  @Test
  void everyTripThatComesIsOpenUntilItLeaves() throws Exception {
    OpenTrips found = new OpenTripsBench(List.of(20, 40), 1).run(Progress.silent());

    assertThat(found.sizes()).extracting(OpenTrips.Size::open).containsExactly(20, 40);
    assertThat(found.sizes()).extracting(OpenTrips.Size::more).containsExactly(20L, 20L);
    assertThat(found.sizes().get(1).added().changelog()).isPositive();
    assertThat(found.text()).contains("changelog a trip");
  }

  @Test
  void nonsenseIsRefusedByTheNameOfItsFlag() {
    assertThatThrownBy(() -> new CheckoutBench(1, 1, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--trips");
    assertThatThrownBy(() -> new OpenTripsBench(List.of(), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--open");
    assertThatThrownBy(() -> new ReceiptsBench(5, Duration.ZERO, Duration.ofMillis(500)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--arrival-seconds");
  }
}
