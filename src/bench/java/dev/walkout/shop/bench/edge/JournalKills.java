package dev.walkout.shop.bench.edge;

import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.vision.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process with {@code -9} at random points of journal writing, again and again over one
 * journal, and looks each time at what is there.
 *
 * @param kills how often
 * @param seed draws when
 */
public record JournalKills(int kills, long seed) {

  /** Observations that the writer has said to be on disk before it is killed, at most. */
  private static final int LATEST = 120;

  private static final long LONGEST_DELAY_MICROS = 20_000;

  public JournalKills {
    if (kills < 1) {
      throw new IllegalArgumentException("--kills must be at least 1, not " + kills);
    }
  }

  /**
   * What came of it.
   *
   * @param opened how often the journal opened afterwards; must be {@code kills}
   * @param lost observations that were said to be on disk and were not; must be 0
   * @param wrong observations that were out of order, came twice or did not belong; must be 0
   * @param extra that were on disk and had not been said to be
   * @param written that were said to be on disk in all
   */
  public record Outcome(int kills, int opened, long lost, long wrong, long extra, long written) {

    private Outcome plus(Look look) {
      return new Outcome(
          kills,
          opened + 1,
          lost + look.lost(),
          wrong + look.wrong(),
          extra + look.extra(),
          written + look.written());
    }

    /** Whether the journal kept its promise. */
    public boolean good() {
      return opened == kills && lost == 0 && wrong == 0;
    }
  }

  private record Look(long lost, long wrong, long extra, long written) {}

  /** Runs all of it in an empty folder. */
  public Outcome run(Path dir, Progress progress) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Outcome outcome = new Outcome(kills, 0, 0, 0, 0, 0);
    progress.begin("kill -9", kills);
    for (int kill = 0; kill < kills; kill++) {
      String boot = "boot-" + kill;
      Said said = writeUntilKilled(dir, boot, random);
      outcome = outcome.plus(look(dir, boot, said));
      progress.step(1, outcome.lost() + " lost");
    }
    progress.end(kills + " kills, " + outcome.lost() + " lost");
    return outcome;
  }

  /** What the writer had said when it was killed. */
  private record Said(long written, long acknowledged) {}

  private static Said writeUntilKilled(Path dir, String boot, SplittableRandom random)
      throws IOException, InterruptedException {
    Process writer = start(dir, boot, random.nextLong());
    long enough = random.nextInt(LATEST);
    long written = 0;
    long acknowledged = 0;
    try (BufferedReader out = writer.inputReader(StandardCharsets.US_ASCII)) {
      String line = out.readLine();
      while (line != null) {
        long number = Long.parseLong(line);
        written = Math.max(written, number);
        acknowledged = Math.max(acknowledged, -number);
        if (writer.isAlive() && written >= enough) {
          TimeUnit.MICROSECONDS.sleep(random.nextLong(LONGEST_DELAY_MICROS));
          writer.toHandle().destroyForcibly(); // unlike the process's own, it leaves the pipe open
          enough = Long.MAX_VALUE; // what it still said before it died is read to the end
        }
        line = out.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return new Said(written, acknowledged);
  }

  /** A process that writes a journal until something ends it. */
  static Process start(Path dir, String boot, long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            JournalWriter.class.getName(),
            dir.toString(),
            boot,
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Opens the journal, compares it with what was said, and empties it for the next. */
  private static Look look(Path dir, String boot, Said said) {
    try (Journal journal =
        Journal.open(dir, JournalBounds.of(JournalConfig.in(dir)), "boot-looking")) {
      List<Journal.Stored> found = new ArrayList<>();
      for (Optional<Journal.Stored> next = journal.next();
          next.isPresent();
          next = journal.next()) {
        found.add(next.get());
      }
      journal.acknowledge(found.stream().map(Journal.Stored::entry).toList());
      return compare(found, boot, said);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException("the journal did not open: " + e, e));
    }
  }

  private static Look compare(List<Journal.Stored> found, String boot, Said said) {
    long wrong = 0;
    long first = found.isEmpty() ? 1 : found.get(0).entry().seq();
    for (int i = 0; i < found.size(); i++) {
      var entry = found.get(i).entry();
      boolean right = entry.bootId().equals(boot) && entry.seq() == first + i;
      wrong += right ? 0 : 1;
    }
    // The last acknowledgement may be on disk without having been said.
    long gone = first - 1;
    wrong += gone == said.acknowledged() || gone == said.acknowledged() + 1 ? 0 : 1;
    long last = gone + found.size();
    return new Look(
        Math.max(0, said.written() - last),
        wrong,
        Math.max(0, last - said.written()),
        said.written());
  }
}
