package dev.walkout.edge.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import dev.walkout.edge.frame.Frame;
import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Gives decoded frames the planes of YCbCr 4:2:0, which most have already. */
final class PlanarFrames implements AutoCloseable {

  private AVFrame converted;
  private SwsContext conversion;

  /** The planes of a frame, which lie in its memory or in that of the last converted one. */
  Frame.Planes planes(AVFrame frame) throws IOException {
    int format = frame.format();
    if (format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P) {
      boolean full = format == AV_PIX_FMT_YUVJ420P || frame.color_range() == AVCOL_RANGE_JPEG;
      return planes(frame, full);
    }
    return planes(convert(frame), false);
  }

  @Override
  public void close() {
    if (converted != null) {
      av_frame_free(converted);
      converted = null;
    }
    if (conversion != null) {
      sws_freeContext(conversion);
      conversion = null;
    }
  }

  private AVFrame convert(AVFrame frame) throws IOException {
    int width = frame.width();
    int height = frame.height();
    if (converted == null) {
      converted = av_frame_alloc();
    }
    if (converted.width() != width || converted.height() != height) {
      av_frame_unref(converted);
      converted.format(AV_PIX_FMT_YUV420P).width(width).height(height);
      if (av_frame_get_buffer(converted, 0) < 0) {
        throw new IOException("no memory for a frame of " + width + " x " + height + " pixels");
      }
    }
    conversion =
        sws_getCachedContext(
            conversion,
            width,
            height,
            frame.format(),
            width,
            height,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (conversion == null) {
      throw new IOException(
          "frames of pixel format " + frame.format() + " cannot be read: set the camera to H.264");
    }
    sws_scale(
        conversion,
        frame.data(),
        frame.linesize(),
        0,
        height,
        converted.data(),
        converted.linesize());
    return converted;
  }

  private static Frame.Planes planes(AVFrame frame, boolean fullRange) {
    int width = frame.width();
    int height = frame.height();
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    return new Frame.Planes(
        plane(frame, 0, width, height),
        plane(frame, 1, halfWidth, halfHeight),
        plane(frame, 2, halfWidth, halfHeight),
        fullRange);
  }

  private static Mat plane(AVFrame frame, int index, int width, int height) {
    return new Mat(height, width, CV_8UC1, frame.data(index), frame.linesize(index));
  }
}
