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

  static final int KEY_FRAME_EVERY = 12;

  private FilmFile() {}

  static Path write(Path file, Scene scene, int frames) throws Exception {
    return write(file, avcodec.AV_CODEC_ID_MPEG4, frames, scene::picture);
  }

  /** As cameras send it; a name that ends with {@code .h264} gives the film's units alone. */
  static Path h264(Path file, int frames, IntFunction<Picture> pictures) throws Exception {
    return write(file, avcodec.AV_CODEC_ID_H264, frames, pictures);
  }

  /** One dark frame of any size. */
  static Path plain(Path file, int width, int height) throws Exception {
    Picture picture = new Picture(width, height, new byte[3 * width * height]);
    return write(file, avcodec.AV_CODEC_ID_MPEG4, 1, frame -> picture);
  }

  private static Path write(Path file, int codec, int frames, IntFunction<Picture> pictures)
      throws Exception {
    Picture like = pictures.apply(0);
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (var recorder = new FFmpegFrameRecorder(file.toString(), like.width(), like.height());
        var converter = new Java2DFrameConverter()) {
      recorder.setVideoCodec(codec);
      if (codec == avcodec.AV_CODEC_ID_H264) {
        recorder.setVideoCodecName("libopenh264");
      }
      recorder.setFrameRate(Scene.FRAMES_A_SECOND);
      recorder.setVideoBitrate(4_000_000);
      recorder.setGopSize(KEY_FRAME_EVERY);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        recorder.record(converter.convert(pictures.apply(i).image()));
      }
    }
    return file;
  }
}
