package dev.walkout.sim.sensor;

import dev.walkout.sim.catalogue.art.JpegEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/**
 * A camera over a shelf that cuts products in hands out of its picture.
 *
 * <p>Holds no state: safe for use by several threads, and everything it does follows from the
 * random generator it is given.
 */
public final class CropCamera {
  /** Camera distance in sizes of the product: near enough that a tilt shows as perspective. */
  private static final double DISTANCE = 3;

  private final Difficulty difficulty;

  public CropCamera(Difficulty difficulty) {
    this.difficulty = difficulty;
  }

  /**
   * One crop.
   *
   * @param jpeg the picture as the agent would send it
   * @param quality 0..1 from what an agent can measure: the crop's size, its sharpness and how much
   *     of it a hand covers; nothing of the truth is in it
   */
  public record Shot(byte[] jpeg, float quality) {}

  /**
   * Takes a product as {@code Catalogue.view} shows it.
   *
   * @throws IllegalArgumentException if nothing of the view is opaque
   */
  public Shot shoot(BufferedImage view, RandomGenerator random) {
    ShotPlan plan = ShotPlan.draw(difficulty, random);
    Scene scene = compose(view, plan, random);
    Exposure exposure = new Exposure(scene.rgb, scene.width, plan.gains());
    exposure.blur(plan.blur());
    exposure.noise(plan.noise(), random);
    double quality = Math.sqrt(plan.side() / 120.0) * exposure.sharpness() * (1 - scene.handShare);
    byte[] jpeg = JpegEncoder.encode(exposure.picture(), plan.jpegQuality());
    return new Shot(jpeg, (float) Math.max(0.02, Math.min(1, quality)));
  }

  /**
   * What is in front of the lens.
   *
   * @param rgb packed pixels, row by row
   * @param cover share of the product that the hand covers
   * @param handShare share of the crop that the hand fills
   */
  record Scene(int[] rgb, int width, double cover, double handShare) {}

  Scene compose(BufferedImage view, ShotPlan plan, RandomGenerator random) {
    Framing framing = Framing.of(view, plan, DISTANCE);
    int width = framing.width();
    int height = framing.height();
    int[] product = Texture.of(view).seen(framing.toView(), width, height);
    BufferedImage behind = Clutter.paint(width, height, random);
    int[] rgb = ((DataBufferInt) behind.getRaster().getDataBuffer()).getData().clone();
    double grip = 0.8 * Math.min(width, height);
    boolean held = plan.cover() > 0 || random.nextDouble() < 0.4;
    Hand hand = held ? Hand.draw(Math.max(width, height), grip, random) : null;
    if (hand != null && plan.cover() == 0) {
      lay(rgb, width, (x, y) -> hand.at(x, y, 0));
    }
    over(rgb, product);
    if (hand == null || plan.cover() == 0) {
      return new Scene(rgb, width, 0, 0);
    }
    int back = hand.pullBack(product, width, plan.cover());
    if (back < 0) {
      return new Scene(rgb, width, 0, 0);
    }
    double share = lay(rgb, width, (x, y) -> hand.at(x, y, back));
    return new Scene(rgb, width, hand.cover(product, width, back), share);
  }

  private interface Layer {
    int at(int x, int y);
  }

  /** Lays a picture whose middle is the crop's middle over it; returns the share it fills. */
  private static double lay(int[] rgb, int width, Layer layer) {
    int height = rgb.length / width;
    int filled = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = layer.at(x - width / 2, y - height / 2);
        if (argb != 0) {
          filled += argb >>> 24 > 127 ? 1 : 0;
          rgb[y * width + x] = over(rgb[y * width + x], argb);
        }
      }
    }
    return (double) filled / rgb.length;
  }

  /** Lays a premultiplied picture of the same size over the scene. */
  static void over(int[] rgb, int[] argb) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = over(rgb[i], argb[i]);
    }
  }

  /** Premultiplied ARGB over opaque RGB, one pixel. */
  public static int over(int below, int above) {
    int rest = 256 - (above >>> 24) - (above >>> 31);
    int even = ((below & 0x00ff00ff) * rest >>> 8 & 0x00ff00ff) + (above & 0x00ff00ff);
    int odd = ((below >> 8 & 0xff) * rest >>> 8) + (above >> 8 & 0xff);
    return even & 0x00ff00ff | Math.min(255, odd) << 8;
  }
}
