package dev.walkout.shop.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of what {@code walkout bench journal} does two hundred times. */
class JournalKillsIT {

  @TempDir Path folder;

  @Test
  void whateverWasSaidToBeOnDiskIsThereAfterAKill() throws Exception {
    JournalKills.Outcome outcome = new JournalKills(8, 1).run(folder, Progress.silent());
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.wrong()).isZero();
    assertThat(outcome.opened()).isEqualTo(8);
    assertThat(outcome.written()).isPositive();
  }
}
