package dev.walkout.edge.video;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/** FFmpeg at work on one film or stream, with one thread; it converts nothing that it need not. */
final class Decoder implements AutoCloseable {

  /** Width times height of the largest frames, those of 4K cameras. */
  private static final int MOST_PIXELS = 4096 * 2160;

  /** Microseconds from the beginning of NTP's time, in 1900, to 1970. */
  private static final long NTP_BEGINS = 2_208_988_800_000_000L;

  /** Microseconds after which NTP's time begins anew: 2^32 seconds. */
  private static final long NTP_LASTS = (1L << 32) * 1_000_000;

  private final String name;
  private final FFmpegFrameGrabber grabber;
  private final PlanarFrames planar = new PlanarFrames();

  private Decoder(String name, FFmpegFrameGrabber grabber) {
    this.name = name;
    this.grabber = grabber;
  }

  /**
   * What came of decoding.
   *
   * @param micros the stream's own time
   * @param damaged whether something had to be guessed
   */
  record Decoded(long micros, boolean damaged, Frame.Planes planes) {}

  /** A film, at or a little before a frame. */
  static Decoder film(Path path, long frame) throws IOException {
    if (!Files.isReadable(path)) {
      throw new IOException(
          "film " + path + " is not there or cannot be read: correct the source's path");
    }
    Decoder decoder = new Decoder("film " + path, quiet(path.toString()));
    decoder.start("give a video file that FFmpeg reads, such as MP4");
    if (frame > 0) {
      decoder.seek(frame);
    }
    return decoder;
  }

  /** A camera that speaks RTSP, over TCP. */
  static Decoder rtsp(SourceConfig.Rtsp camera) throws IOException {
    FFmpegFrameGrabber grabber = quiet(camera.url());
    grabber.setOption("rtsp_transport", "tcp");
    return stream(camera.url(), grabber, camera.timeout());
  }

  /** A camera that sends JPEGs over HTTP. */
  static Decoder mjpeg(SourceConfig.Mjpeg camera) throws IOException {
    FFmpegFrameGrabber grabber = quiet(camera.url());
    grabber.setFormat("mpjpeg");
    // These get their time when they arrive, so those that are looked at to learn what the stream
    // is
    // are not kept. Of H.264 they are: without its first frame none is decoded until the next such.
    grabber.setOption("fflags", "nobuffer");
    return stream(camera.url(), grabber, camera.timeout());
  }

  private static Decoder stream(String url, FFmpegFrameGrabber grabber, Duration timeout)
      throws IOException {
    String micros = Long.toString(timeout.toNanos() / 1000);
    grabber.setOption("timeout", micros);
    grabber.setOption("rw_timeout", micros);
    grabber.setOption("analyzeduration", "500000");
    // To learn their rate, which need not be known, 20 frames would be looked at before the first.
    grabber.setOption("fpsprobesize", "0");
    Decoder decoder = new Decoder("camera at " + withoutPassword(url), grabber);
    decoder.start("check the source's url, user and password, the camera and the network");
    return decoder;
  }

  /** What it reads, in words. */
  String name() {
    return name;
  }

  /**
   * When the stream's time 0 was, once the camera has told; empty also where it counts from when it
   * was switched on.
   */
  Optional<Instant> beganAt() {
    long micros = grabber.getFormatContext().start_time_realtime();
    if (micros == AV_NOPTS_VALUE) {
      return Optional.empty();
    }
    if (micros < -NTP_BEGINS) { // FFmpeg 8 takes the upper half of NTP's seconds for negative
      micros += NTP_LASTS;
    }
    return micros <= 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plusNanos(1000 * micros));
  }

  /** Which frame of the film has this time. */
  long number(long micros) {
    return Math.round(micros * grabber.getVideoFrameRate() / 1e6);
  }

  /**
   * The next frame, good until the next; empty at the end.
   *
   * @throws IOException if it cannot be read or is too large
   */
  Optional<Decoded> next() throws IOException {
    org.bytedeco.javacv.Frame grabbed = grabber.grabFrame(false, true, true, false);
    if (grabbed == null || !(grabbed.opaque instanceof AVFrame frame)) {
      return Optional.empty();
    }
    if ((long) frame.width() * frame.height() > MOST_PIXELS) {
      throw new IOException(
          name
              + " sends "
              + frame.width()
              + " x "
              + frame.height()
              + " pixels: set the camera to at most 4096 x 2160; 640 x 480 is enough");
    }
    boolean damaged =
        (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0;
    return Optional.of(new Decoded(grabbed.timestamp, damaged, planar.planes(frame)));
  }

  @Override
  public void close() {
    try {
      grabber.close();
    } catch (FrameGrabber.Exception e) {
      throw new IllegalStateException(name + " could not be closed", e);
    } finally {
      planar.close();
    }
  }

  private void start(String remedy) throws IOException {
    try {
      grabber.start();
    } catch (FrameGrabber.Exception e) {
      close();
      throw new IOException(name + " cannot be opened (" + reason(e) + "): " + remedy);
    }
    if (!grabber.hasVideo()) {
      close();
      throw new IOException(name + " holds no pictures: " + remedy);
    }
  }

  private void seek(long frame) throws IOException {
    long micros = Math.round((frame - 0.5) * 1e6 / grabber.getVideoFrameRate());
    grabber.setVideoTimestamp(Math.max(0, micros));
  }

  private static FFmpegFrameGrabber quiet(String address) {
    av_log_set_level(AV_LOG_QUIET);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(address);
    grabber.setVideoOption("threads", "1");
    grabber.setImageMode(FrameGrabber.ImageMode.RAW);
    return grabber;
  }

  /** The library repeats the address, in which a password may stand. */
  private static String reason(FrameGrabber.Exception e) {
    String said = String.valueOf(e.getMessage());
    int colon = said.indexOf(':');
    return colon < 0 ? said : said.substring(0, colon);
  }

  private static String withoutPassword(String url) {
    return url.replaceFirst("//[^/@]*@", "//");
  }
}
