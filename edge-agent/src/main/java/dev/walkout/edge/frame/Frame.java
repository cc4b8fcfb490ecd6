package dev.walkout.edge.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import dev.walkout.vision.picture.Picture;
import java.time.Instant;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One picture of a camera as it was decoded: brightness in full size, two colour differences in
 * half of it (YCbCr 4:2:0, ITU-R BT.601). For one thread, until the next frame is asked for.
 */
public final class Frame implements AutoCloseable {

  private final long number;
  private final Instant at;
  private final boolean damaged;
  private final Planes planes;

  /**
   * A frame of planes that somebody else keeps in memory.
   *
   * @param number how many frames of the film or stream lie before it
   * @param at when it was taken
   * @param damaged whether the decoder had to guess a part of it
   */
  public Frame(long number, Instant at, boolean damaged, Planes planes) {
    this.number = number;
    this.at = at;
    this.damaged = damaged;
    this.planes = planes;
  }

  /**
   * Where the levels lie.
   *
   * @param luma height x width
   * @param blue blue difference, (height + 1) / 2 x (width + 1) / 2
   * @param red red difference, of the same size
   * @param fullRange whether brightness goes from 0 to 255, as in JPEG, and not from 16 to 235
   */
  public record Planes(Mat luma, Mat blue, Mat red, boolean fullRange) {
    /** Gives their memory back. */
    public void close() {
      luma.close();
      blue.close();
      red.close();
    }
  }

  /** A frame of a picture that was not decoded from a film. */
  public static Frame of(Picture picture, long number, Instant at) {
    int width = picture.width();
    int height = picture.height();
    int half = (width + 1) / 2;
    byte[] luma = new byte[width * height];
    byte[] blue = new byte[half * ((height + 1) / 2)];
    byte[] red = new byte[blue.length];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < luma.length; i++) {
      double r = rgb[3 * i] & 255;
      double g = rgb[3 * i + 1] & 255;
      double b = rgb[3 * i + 2] & 255;
      double y = 0.299 * r + 0.587 * g + 0.114 * b;
      luma[i] = (byte) Math.round(y);
      int at2 = i / width / 2 * half + i % width / 2;
      blue[at2] = (byte) Math.round(128 + 0.564 * (b - y));
      red[at2] = (byte) Math.round(128 + 0.713 * (r - y));
    }
    int rows = (height + 1) / 2;
    Planes planes =
        new Planes(
            plane(luma, height, width), plane(blue, rows, half), plane(red, rows, half), true);
    return new Frame(number, at, false, planes);
  }

  /** In pixels. */
  public int width() {
    return planes.luma().cols();
  }

  /** In pixels. */
  public int height() {
    return planes.luma().rows();
  }

  /** How many frames of the film or stream lie before it. */
  public long number() {
    return number;
  }

  /** When it was taken. */
  public Instant at() {
    return at;
  }

  /** Whether the decoder had to guess a part of it. */
  public boolean damaged() {
    return damaged;
  }

  /** Brightness, height x width; not to be written to. */
  public Mat luma() {
    return planes.luma();
  }

  /** Blue difference, in half the size; not to be written to. */
  public Mat blue() {
    return planes.blue();
  }

  /** Red difference, in half the size; not to be written to. */
  public Mat red() {
    return planes.red();
  }

  /** A part of it that outlives it; what of the box lies outside the frame is left out. */
  public Cutting cut(Box box) {
    return Cutting.of(planes, box.within(width(), height()));
  }

  /** All of it in another size, which outlives it. */
  public Cutting shrunk(int width, int height) {
    return Cutting.shrunk(planes, width, height);
  }

  /** All of it in another size, each pixel the mean of what it covers. */
  public Picture reduced(int width, int height) {
    return Colours.reduced(planes, width, height);
  }

  @Override
  public void close() {
    planes.close();
  }

  private static Mat plane(byte[] levels, int rows, int columns) {
    Mat plane = new Mat(rows, columns, CV_8UC1);
    BytePointer data = plane.data();
    data.put(levels, 0, levels.length);
    return plane;
  }
}
