package dev.walkout.vision.train;

import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** A square of interleaved RGB floats, 0 to 255, that a view is made in; reused for every view. */
final class Pixels {

  static final float PADDING = 128;

  private static final float[] NOISE = noise();

  private final float[] values;
  private final float[] scratch;
  private final boolean[] padding;
  private int size;

  Pixels(int largest) {
    values = new float[3 * largest * largest];
    scratch = new float[3 * largest * largest];
    padding = new boolean[largest * largest];
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] noise = new float[1 << 16];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  void reset(int size) {
    this.size = size;
    Arrays.fill(padding, 0, size * size, false);
  }

  int size() {
    return size;
  }

  float[] values() {
    return values;
  }

  /** Marks columns of a row as lying outside the picture: they stay mid grey whatever the light. */
  void pad(int row, int first, int last) {
    for (int i = row * size + Math.max(0, first); i < row * size + last; i++) {
      padding[i] = true;
      values[3 * i] = PADDING;
      values[3 * i + 1] = PADDING;
      values[3 * i + 2] = PADDING;
    }
  }

  /** Sets one pixel to what lies at a place in a picture, between its pixels bilinearly. */
  void put(int pixel, Picture source, float x, float y) {
    byte[] rgb = source.rgb();
    float inX = Math.min(source.width() - 1.001f, Math.max(0, x));
    float inY = Math.min(source.height() - 1.001f, Math.max(0, y));
    int column = Math.max(0, (int) inX);
    int row = Math.max(0, (int) inY);
    float fx = inX - column;
    float fy = inY - row;
    int right = column + 1 < source.width() ? 3 : 0;
    int below = row + 1 < source.height() ? 3 * source.width() : 0;
    int i = 3 * (row * source.width() + column);
    for (int at = 3 * pixel; at < 3 * pixel + 3; at++, i++) {
      float top = (rgb[i] & 0xFF) * (1 - fx) + (rgb[i + right] & 0xFF) * fx;
      float bottom = (rgb[i + below] & 0xFF) * (1 - fx) + (rgb[i + below + right] & 0xFF) * fx;
      values[at] = top + fy * (bottom - top);
    }
  }

  void recolour(Colour colour) {
    float[] own = colour.own();
    float[] grey = colour.grey();
    float[] offset = colour.offset();
    for (int i = 0; i < size * size; i++) {
      if (padding[i]) {
        continue;
      }
      float r = values[3 * i];
      float g = values[3 * i + 1];
      float b = values[3 * i + 2];
      float luminance = 0.299f * r + 0.587f * g + 0.114f * b;
      values[3 * i] = own[0] * r + grey[0] * luminance + offset[0];
      values[3 * i + 1] = own[1] * g + grey[1] * luminance + offset[1];
      values[3 * i + 2] = own[2] * b + grey[2] * luminance + offset[2];
    }
  }

  /** Replaces a rectangle of 0.2 to 0.45 of the width by one colour. */
  void cutOut(SplittableRandom random) {
    int width = (int) (size * random.nextDouble(0.2, 0.45));
    int height = (int) (size * random.nextDouble(0.2, 0.45));
    int left = random.nextInt(size - width + 1);
    int top = random.nextInt(size - height + 1);
    float[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
    for (int y = top; y < top + height; y++) {
      for (int i = 3 * (y * size + left); i < 3 * (y * size + left + width); i += 3) {
        System.arraycopy(colour, 0, values, i, 3);
      }
    }
  }

  /** Gaussian blur, cut off at two pixels. */
  void blur(float sigma) {
    float one = (float) Math.exp(-0.5 / (sigma * sigma));
    float two = (float) Math.exp(-2 / (sigma * sigma));
    float sum = 1 + 2 * one + 2 * two;
    float[] weights = {1 / sum, one / sum, two / sum};
    along(values, scratch, new Lines(3, 3 * size), weights);
    along(scratch, values, new Lines(3 * size, 3), weights);
  }

  /** Rows or columns: pixels of a line lie {@code step} floats apart, lines {@code next}. */
  private record Lines(int step, int next) {}

  private void along(float[] from, float[] to, Lines lines, float[] weights) {
    int step = lines.step();
    int last = (size - 1) * step;
    for (int line = 0; line < size; line++) {
      for (int c = 0; c < 3; c++) {
        int start = line * lines.next() + c;
        for (int p = 0; p <= last; p += step) {
          int a = start + Math.max(0, p - 2 * step);
          int b = start + Math.max(0, p - step);
          int d = start + Math.min(last, p + step);
          int e = start + Math.min(last, p + 2 * step);
          to[start + p] =
              weights[0] * from[start + p]
                  + weights[1] * (from[b] + from[d])
                  + weights[2] * (from[a] + from[e]);
        }
      }
    }
  }

  void noise(float deviation, SplittableRandom random) {
    int at = random.nextInt(NOISE.length);
    for (int i = 0; i < 3 * size * size; i++) {
      values[i] += deviation * NOISE[(at + i) & (NOISE.length - 1)];
    }
  }

  /** Encodes and decodes as JPEG. */
  void compress(float quality) {
    byte[] rgb = new byte[3 * size * size];
    write(size, rgb, 0);
    Picture picture = Jpeg.decode(Jpeg.encode(new Picture(size, size, rgb), quality));
    for (int i = 0; i < rgb.length; i++) {
      values[i] = picture.rgb()[i] & 0xFF;
    }
  }

  /** Writes bytes of side x side pixels, growing bilinearly when this square is smaller. */
  void write(int side, byte[] out, int offset) {
    if (side == size) {
      for (int i = 0; i < 3 * size * size; i++) {
        out[offset + i] = clamped(values[i]);
      }
      return;
    }
    float scale = (float) size / side;
    int at = offset;
    for (int y = 0; y < side; y++) {
      float sy = Math.min(size - 1.001f, Math.max(0, (y + 0.5f) * scale - 0.5f));
      for (int x = 0; x < side; x++, at += 3) {
        float sx = Math.min(size - 1.001f, Math.max(0, (x + 0.5f) * scale - 0.5f));
        interpolate(sx, sy, out, at);
      }
    }
  }

  private void interpolate(float sx, float sy, byte[] out, int at) {
    int ix = (int) sx;
    int iy = (int) sy;
    float fx = sx - ix;
    float fy = sy - iy;
    int i = 3 * (iy * size + ix);
    int below = i + 3 * size;
    for (int k = 0; k < 3; k++) {
      float top = values[i + k] + fx * (values[i + 3 + k] - values[i + k]);
      float bottom = values[below + k] + fx * (values[below + 3 + k] - values[below + k]);
      out[at + k] = clamped(top + fy * (bottom - top));
    }
  }

  private static byte clamped(float value) {
    int rounded = (int) (value + 0.5f);
    return (byte) (rounded < 0 ? 0 : Math.min(rounded, 255));
  }
}
