package dev.walkout.shop.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.vision.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of what {@code walkout bench journal} does two hundred times. */
class JournalKillsIT {

  private static final int LARGEST_FILE = 3_000_000;

  @TempDir Path folder;

  @Test
  void whateverWasSaidToBeOnDiskIsThereAfterAKill() throws Exception {
    JournalKills.Outcome outcome = new JournalKills(8, 1).run(folder, Progress.silent());
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.wrong()).isZero();
    assertThat(outcome.opened()).isEqualTo(8);
    assertThat(outcome.written()).isPositive();
  }

  /**
   * As a full disk does, in the middle of a write; a limit on the size of files needs no rights.
   */
  @Test
  void aWriteThatTheDiskRefusesLosesNothingThatWasSaid() throws Exception {
    long said = writeUntilRefused();
    assertThat(said).isGreaterThan(10);
    try (Journal journal =
        Journal.open(folder, JournalBounds.of(JournalConfig.in(folder)), "boot-looking")) {
      long last = 0;
      for (var next = journal.next(); next.isPresent(); next = journal.next()) {
        long seq = next.get().entry().seq();
        assertThat(seq).isEqualTo(last == 0 ? seq : last + 1);
        last = seq;
      }
      assertThat(last).isGreaterThanOrEqualTo(said);
    }
  }

  private long writeUntilRefused() throws IOException, InterruptedException {
    Process writer = JournalKills.start(folder, "boot-a", 5);
    long said = 0;
    try (BufferedReader out = writer.inputReader(StandardCharsets.US_ASCII)) {
      out.readLine(); // its libraries, larger than the limit, are there
      limitFiles(writer.pid());
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said = Math.max(said, Long.parseLong(line));
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor()).as("it ends by the journal's fault").isOne();
    return said;
  }

  private static void limitFiles(long pid) throws InterruptedException {
    try {
      new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + LARGEST_FILE)
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      assumeTrue(false, "no prlimit here (util-linux)");
    }
  }
}
