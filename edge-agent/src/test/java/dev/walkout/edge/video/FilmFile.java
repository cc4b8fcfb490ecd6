package dev.walkout.edge.video;

import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Writes drawn scenes into video files. */
final class FilmFile {

  private FilmFile() {}

  static Path write(Path file, Scene scene, int frames) throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (var recorder = new FFmpegFrameRecorder(file.toString(), Scene.WIDTH, Scene.HEIGHT);
        var converter = new Java2DFrameConverter()) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(Scene.FRAMES_A_SECOND);
      recorder.setVideoBitrate(4_000_000);
      recorder.setGopSize(12);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        Picture picture = scene.picture(i);
        recorder.record(converter.convert(picture.image()));
      }
    }
    return file;
  }
}
