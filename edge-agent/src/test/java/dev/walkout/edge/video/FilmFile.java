package dev.walkout.edge.video;

import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Writes drawn scenes into video files. */
final class FilmFile {

  private FilmFile() {}

  static Path write(Path file, Scene scene, int frames) throws Exception {
    return write(file, scene.picture(0), frames, scene::picture);
  }

  /** One dark frame of any size. */
  static Path plain(Path file, int width, int height) throws Exception {
    Picture picture = new Picture(width, height, new byte[3 * width * height]);
    return write(file, picture, 1, frame -> picture);
  }

  private static Path write(Path file, Picture like, int frames, IntFunction<Picture> pictures)
      throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (var recorder = new FFmpegFrameRecorder(file.toString(), like.width(), like.height());
        var converter = new Java2DFrameConverter()) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(Scene.FRAMES_A_SECOND);
      recorder.setVideoBitrate(4_000_000);
      recorder.setGopSize(12);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        recorder.record(converter.convert(pictures.apply(i).image()));
      }
    }
    return file;
  }
}
