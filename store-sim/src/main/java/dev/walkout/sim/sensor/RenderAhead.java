package dev.walkout.sim.sensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Emissions in order, whose pictures an executor renders while earlier ones are consumed.
 *
 * <p>The result does not depend on the executor: each burst has its own generator.
 */
public final class RenderAhead implements Iterator<Emission<?>> {

  private record Due(Report report, CompletableFuture<Emission<?>> rendering) {}

  private final Iterator<Report> reports;
  private final Executor executor;
  private final int burstsAhead;
  private final Deque<Due> due = new ArrayDeque<>();
  private int rendering;

  /**
   * Emissions of the reports.
   *
   * @param burstsAhead how many bursts are rendered before they are asked for, at least 1; each
   *     holds up to eight JPEG pictures
   */
  public RenderAhead(Iterator<Report> reports, Executor executor, int burstsAhead) {
    if (burstsAhead < 1) {
      throw new IllegalArgumentException("burstsAhead must be at least 1, not " + burstsAhead);
    }
    this.reports = reports;
    this.executor = executor;
    this.burstsAhead = burstsAhead;
  }

  @Override
  public boolean hasNext() {
    return !due.isEmpty() || reports.hasNext();
  }

  @Override
  public Emission<?> next() {
    fill();
    Due next = due.poll();
    if (next == null) {
      throw new NoSuchElementException();
    }
    if (next.rendering() == null) {
      return next.report().emission().get();
    }
    rendering--;
    return await(next.rendering());
  }

  private void fill() {
    while (rendering < burstsAhead && reports.hasNext()) {
      Report report = reports.next();
      if (report.pictured()) {
        rendering++;
        due.add(new Due(report, CompletableFuture.supplyAsync(report.emission(), executor)));
      } else {
        due.add(new Due(report, null));
      }
    }
  }

  private static Emission<?> await(CompletableFuture<Emission<?>> rendering) {
    try {
      return rendering.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
