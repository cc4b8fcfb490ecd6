package dev.walkout.shop.bench.edge;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** Decoding a film with FFmpeg, in one thread, and nothing else: no colours, no picture. */
final class Decoding {

  private Decoding() {}

  /** Decodes all of it, and returns how many frames it has. */
  static long frames(Path film) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
      grabber.setVideoOption("threads", "1");
      grabber.start();
      long frames = 0;
      while (grabber.grabFrame(false, true, false, false) != null) {
        frames++;
      }
      return frames;
    }
  }
}
