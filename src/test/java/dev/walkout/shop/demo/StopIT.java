package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.ShopProcess;
import dev.walkout.shop.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at different moments of a real process. */
class StopIT {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"broker: listens", "receipts: "})
  void ctrlCEndsCleanlyAndLeavesNothingBehind(String moment) throws Exception {
    Path photos = PhotoShop.write(home.resolve("photos"), 12, 3);
    List<String> demo = List.of("demo", "--trips", "40", "--products", photos.toString());
    try (ShopProcess process = ShopProcess.start(home, demo)) {
      process.awaitText(moment);
      process.interrupt();

      assertThat(process.exitCode()).as(process::err).isEqualTo(StopSignal.EXIT_CODE);
      assertThat(process.err()).doesNotContain("Exception", "\tat ");
      assertThat(process.out()).isEmpty();
      assertThat(process.alive()).isFalse();
    }
    try (Stream<Path> left = Files.list(ShopProcess.temporary(home))) {
      assertThat(left).isEmpty();
    }
  }
}
