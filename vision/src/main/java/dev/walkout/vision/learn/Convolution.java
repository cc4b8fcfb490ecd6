package dev.walkout.vision.learn;

import org.tensorflow.ndarray.Shape;

/**
 * A square convolution with its batch norm.
 *
 * @param name of its variables
 * @param kernel pixels a side
 * @param in channels it sees
 * @param out channels it makes
 * @param stride 1, or 2 to halve the picture
 * @param depthwise whether each channel is seen alone; then it makes as many as it sees
 */
public record Convolution(String name, int kernel, int in, int out, int stride, boolean depthwise) {

  public Convolution {
    if (depthwise && in != out) {
      throw new IllegalArgumentException(
          name + " sees " + in + " channels alone but makes " + out + ": use as many");
    }
  }

  /** One in which every channel that it makes sees all channels. */
  public static Convolution full(String name, int kernel, int in, int out, int stride) {
    return new Convolution(name, kernel, in, out, stride, false);
  }

  /** One that sees each channel alone. */
  public static Convolution depthwise(String name, int kernel, int channels, int stride) {
    return new Convolution(name, kernel, channels, channels, stride, true);
  }

  /** [kernel,kernel,in,out]; [kernel,kernel,in,1] where each channel is seen alone. */
  Shape kernelShape() {
    return Shape.of(kernel, kernel, in, depthwise ? 1 : out);
  }

  /** Numbers that one number of the result is made of. */
  public int fanIn() {
    return kernel * kernel * (depthwise ? 1 : in);
  }

  /** Multiply-adds to make so many numbers of each channel. */
  public long multiplyAdds(long places) {
    return places * out * fanIn();
  }
}
