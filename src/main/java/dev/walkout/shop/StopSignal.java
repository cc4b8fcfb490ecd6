package dev.walkout.shop;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and {@code kill}: keeps the process alive until the work has noticed and closed what it
 * opened.
 *
 * <p>Whoever opened things also closes them, so nothing is taken away while it is being opened; and
 * nothing is interrupted, which brokers and their clients would report as errors.
 */
public final class StopSignal implements AutoCloseable {

  /** What shells report for a process that Ctrl-C ended: 128 and the signal's number. */
  public static final int EXIT_CODE = 130;

  /** Longer than stream threads are given to end; then the process ends whatever is left. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile boolean asked;

  private StopSignal() {}

  /** Watches until closed. */
  public static StopSignal watch() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Whether the process has been asked to end; failures after that are only its consequences. */
  public boolean asked() {
    return asked;
  }

  /** Returns unless the process has been asked to end; for work that can end early. */
  public void goOn() {
    if (asked) {
      throw new CancellationException("stopped");
    }
  }

  @Override
  public void close() {
    done.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        asked = true; // the signal came at this very moment and finds everything closed
      }
    }
  }

  private void stop() {
    asked = true;
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
