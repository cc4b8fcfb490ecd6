package dev.walkout.edge.video;

import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Frame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A video file, frame by frame; frame k was taken k frame times after the first.
 *
 * <p>At a speed its time goes on whether anybody looks or not; at speed 0 it waits to be taken.
 */
public final class FilmFrames implements FrameSource {

  /** Of the agent's time; what is older than that is passed over. */
  private static final Duration LATE = Duration.ofMillis(500);

  private final Decoder decoder;
  private final FilmPlace place;
  private final double speed;
  private final InstantSource clock;
  private Frame next;
  private Frame given;
  private long skipped;
  private boolean over;

  /**
   * Opens a film.
   *
   * @param place where to go on, as {@link #place} said; empty for the beginning
   * @throws IOException if it is not there or is no film
   */
  public FilmFrames(SourceConfig.Film film, Optional<String> place, InstantSource clock)
      throws IOException {
    this.place =
        place
            .map(FilmPlace::parse)
            .orElseGet(() -> FilmPlace.beginning(film.startsAt(), clock.instant()));
    this.speed = film.speed();
    this.clock = clock;
    this.decoder = Decoder.film(film.path(), this.place.frame());
  }

  @Override
  public Optional<Frame> next() throws IOException {
    release();
    while (advance() && due(next, Duration.ZERO)) {
      given = next;
      next = null;
      if (!live() || !due(given, LATE)) {
        return Optional.of(given);
      }
      skipped++;
      release();
    }
    return Optional.empty();
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public boolean live() {
    return speed > 0;
  }

  @Override
  public Optional<Duration> skew() {
    return Optional.empty();
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public Optional<String> place(long frame) {
    return Optional.of(place.at(frame).text());
  }

  @Override
  public void close() {
    release();
    if (next != null) {
      next.close();
    }
    decoder.close();
  }

  private boolean advance() throws IOException {
    while (next == null && !over) {
      Optional<Decoder.Decoded> decoded = decoder.next();
      if (decoded.isEmpty()) {
        over = true;
        return false;
      }
      long number = decoder.number(decoded.get().micros());
      if (number >= place.frame()) {
        Instant at = place.startsAt().plusNanos(1000 * decoded.get().micros());
        next = new Frame(number, at, decoded.get().damaged(), decoded.get().planes());
      } else {
        decoded.get().planes().close();
      }
    }
    return next != null;
  }

  /** Whether its time came at least this long ago. */
  private boolean due(Frame frame, Duration ago) {
    if (!live()) {
      return true;
    }
    Duration passed = Duration.between(place.openedAt(), clock.instant().minus(ago));
    double seconds = passed.toNanos() / 1e9 * speed;
    return Duration.between(place.startsAt(), frame.at()).toNanos() / 1e9 <= seconds;
  }

  private void release() {
    if (given != null) {
      given.close();
      given = null;
    }
  }
}
