package dev.walkout.sim.film;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/** An MP4 file that is written picture by picture: H.264, no sound. */
final class Mp4 implements AutoCloseable {
  /** Cameras of this size send about as much; shelves keep their small print legible. */
  private static final int BITS_PER_SECOND = 1_500_000;

  private static final int KEY_FRAME_EVERY_SECONDS = 2;

  private final FFmpegFrameRecorder recorder;
  private final org.bytedeco.javacv.Frame picture =
      new org.bytedeco.javacv.Frame(
          Picture.WIDTH, Picture.HEIGHT, org.bytedeco.javacv.Frame.DEPTH_UBYTE, 4);
  private final IntBuffer pixels;

  /**
   * Begins a file.
   *
   * @throws IOException if it cannot be written
   */
  Mp4(Path file) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    recorder = new FFmpegFrameRecorder(file.toFile(), Picture.WIDTH, Picture.HEIGHT, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(CameraFilm.RATE);
    recorder.setVideoBitrate(BITS_PER_SECOND);
    recorder.setGopSize(KEY_FRAME_EVERY_SECONDS * CameraFilm.RATE);
    recorder.setVideoOption("threads", "1");
    recorder.start();
    ByteBuffer bytes = (ByteBuffer) picture.image[0];
    pixels = bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
  }

  /** Adds a picture: packed RGB, row by row. */
  void add(int[] rgb) throws IOException {
    pixels.clear();
    pixels.put(rgb);
    recorder.record(picture, avutil.AV_PIX_FMT_BGR0);
  }

  @Override
  public void close() throws IOException {
    recorder.close();
  }
}
