package dev.walkout.edge.frame;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.walkout.edge.frame.Frame.Planes;
import dev.walkout.vision.picture.Picture;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** From a frame's planes to red, green and blue, as ITU-R BT.601 defines them. */
final class Colours {

  private Colours() {}

  /** The whole frame, each pixel the mean of what it covers. */
  static Picture reduced(Planes planes, int width, int height) {
    try (Size size = new Size(width, height);
        Mat luma = new Mat();
        Mat blue = new Mat();
        Mat red = new Mat()) {
      resize(planes.luma(), luma, size, 0, 0, INTER_AREA);
      resize(planes.blue(), blue, size, 0, 0, INTER_AREA);
      resize(planes.red(), red, size, 0, 0, INTER_AREA);
      byte[] y = levels(luma, 0, 0, width, height);
      byte[] cb = levels(blue, 0, 0, width, height);
      byte[] cr = levels(red, 0, 0, width, height);
      byte[] rgb = new byte[3 * y.length];
      for (int i = 0; i < y.length; i++) {
        mix(planes.fullRange(), y[i], cb[i], cr[i], rgb, 3 * i);
      }
      return new Picture(width, height, rgb);
    }
  }

  /** A part of a plane. */
  static byte[] levels(Mat plane, int x, int y, int width, int height) {
    byte[] levels = new byte[width * height];
    try (Rect rectangle = new Rect(x, y, width, height);
        Mat part = new Mat(plane, rectangle);
        Mat whole = part.clone()) {
      whole.data().get(levels);
    }
    return levels;
  }

  /** One pixel. */
  static void mix(boolean fullRange, byte luma, byte blue, byte red, byte[] rgb, int at) {
    float y = fullRange ? luma & 255 : 1.1644f * ((luma & 255) - 16);
    float scale = fullRange ? 1 : 1.1384f;
    float cb = scale * ((blue & 255) - 128);
    float cr = scale * ((red & 255) - 128);
    rgb[at] = level(y + 1.402f * cr);
    rgb[at + 1] = level(y - 0.344136f * cb - 0.714136f * cr);
    rgb[at + 2] = level(y + 1.772f * cb);
  }

  private static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
