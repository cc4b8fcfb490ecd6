package dev.walkout.shop;

import dev.walkout.vision.Progress;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Long work as a person wants to see it: a bar with rate and time left on a terminal, a plain line
 * every tenth of the way otherwise.
 */
public final class TerminalProgress implements Progress {

  private final PrintStream out;
  private final boolean terminal;
  private String what = "";
  private long total;
  private long done;
  private long nextLine;
  private long startedNanos;
  private ProgressBar bar;

  private TerminalProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Progress on standard error, so that standard output stays what the verb prints. */
  public static TerminalProgress onStandardError() {
    return new TerminalProgress(System.err, System.console() != null);
  }

  @Override
  public synchronized void begin(String what, long total) {
    closeBar();
    this.what = what;
    this.total = total;
    done = 0;
    nextLine = 0;
    startedNanos = System.nanoTime();
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }
  }

  @Override
  public synchronized void step(long by, String note) {
    done += by;
    if (bar != null) {
      bar.stepBy(by);
      bar.setExtraMessage(note);
    } else if (done >= nextLine) {
      out.println(line(note));
      nextLine = total > 0 ? done + Math.max(1, total / 10) : Long.MAX_VALUE;
    }
  }

  @Override
  public synchronized void end(String summary) {
    closeBar();
    out.printf("%s: %s%n", what, summary);
  }

  private String line(String note) {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    double rate = done / Math.max(seconds, 1e-3);
    String left =
        rate > 0 && total > done
            ? ", about " + plain(Duration.ofSeconds((long) ((total - done) / rate))) + " left"
            : "";
    return "%s: %,d of %,d (%.0f/s%s) %s".formatted(what, done, total, rate, left, note).strip();
  }

  private static String plain(Duration left) {
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
        : left.toSeconds() + " s";
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
