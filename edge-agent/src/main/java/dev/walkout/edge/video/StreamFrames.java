package dev.walkout.edge.video;

import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Frame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The stream of a camera on the network, frame by frame.
 *
 * <p>Over RTSP a frame's time is the camera's own from when it tells one, until then the time of
 * the first frame's arrival and what the stream says has passed since. JPEGs over HTTP carry no
 * time: theirs is that of their arrival.
 */
public final class StreamFrames implements FrameSource {

  /** Who does not ask for so long finds frames that have become old. */
  private static final Duration PAUSE = Duration.ofMillis(400);

  /** A frame that comes faster had been waiting. */
  private static final Duration AT_ONCE = Duration.ofMillis(8);

  /** Frames that are passed over at a time, so that none of the agent's turns is long. */
  private static final int MOST_SKIPPED = 60;

  private final Decoder decoder;
  private final InstantSource clock;
  private final boolean tellsTime;
  private Instant beginning;
  private Instant asked;
  private Frame given;
  private Duration skew;
  private long skipped;
  private long number;

  /**
   * Opens a stream.
   *
   * @throws IOException if the camera does not answer in time
   */
  public StreamFrames(SourceConfig.Rtsp camera, InstantSource clock) throws IOException {
    this(Decoder.rtsp(camera), clock, true);
  }

  /**
   * Opens a stream.
   *
   * @throws IOException if the camera does not answer in time
   */
  public StreamFrames(SourceConfig.Mjpeg camera, InstantSource clock) throws IOException {
    this(Decoder.mjpeg(camera), clock, false);
  }

  private StreamFrames(Decoder decoder, InstantSource clock, boolean tellsTime) {
    this.decoder = decoder;
    this.clock = clock;
    this.tellsTime = tellsTime;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    release();
    Instant now = clock.instant();
    boolean paused = asked != null && Duration.between(asked, now).compareTo(PAUSE) > 0;
    Decoder.Decoded decoded = decode();
    for (int i = 0; paused && i < MOST_SKIPPED; i++) {
      Instant before = now;
      now = clock.instant();
      if (Duration.between(before, now).compareTo(AT_ONCE) > 0) {
        break;
      }
      decoded.planes().close();
      skipped++;
      decoded = decode();
    }
    asked = clock.instant();
    given = new Frame(number++, at(decoded.micros()), decoded.damaged(), decoded.planes());
    return Optional.of(given);
  }

  @Override
  public boolean over() {
    return false;
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public Optional<String> place(long frame) {
    return Optional.empty();
  }

  @Override
  public void close() {
    release();
    decoder.close();
  }

  private Decoder.Decoded decode() throws IOException {
    return decoder
        .next()
        .orElseThrow(
            () ->
                new IOException(
                    decoder.name() + " broke off: check the camera, its cable and the network"));
  }

  private Instant at(long micros) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!tellsTime) {
      return now;
    }
    if (beginning == null) {
      beginning = now.minusNanos(1000 * micros);
    }
    Instant at = decoder.beganAt().orElse(beginning).plusNanos(1000 * micros);
    skew = Duration.between(at, now);
    return at;
  }

  private void release() {
    if (given != null) {
      given.close();
      given = null;
    }
  }
}
