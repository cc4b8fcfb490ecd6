package dev.walkout.sim.catalogue.art;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A bottle or tin with a printed sleeve: turning it moves the print round its side.
 *
 * @param body the package without its sleeve
 * @param sleeve the print unrolled over {@link #SPAN} radians on both sides of the front
 * @param place where the sleeve sits on the body
 */
record RoundPack(BufferedImage body, BufferedImage sleeve, Rectangle place) implements Pack {
  /** Half of the unrolled angle: a quarter turn and the largest turn that is asked for. */
  static final double SPAN = 2.0;

  @Override
  public BufferedImage pose(Pose pose) {
    int width = body.getWidth();
    BufferedImage seen = new BufferedImage(width, body.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] out = ((DataBufferInt) seen.getRaster().getDataBuffer()).getData();
    int[] in = body.getRGB(0, 0, width, body.getHeight(), null, 0, width);
    System.arraycopy(in, 0, out, 0, in.length);
    int[] print =
        sleeve.getRGB(0, 0, sleeve.getWidth(), sleeve.getHeight(), null, 0, sleeve.getWidth());
    double sag = 0.09 * place.width;
    for (int x = 0; x < place.width; x++) {
      double t = (2 * (x + 0.5) / place.width) - 1;
      double angle = Math.asin(t) + pose.yaw();
      int column = (int) ((angle / (2 * SPAN) + 0.5) * sleeve.getWidth());
      column = Math.min(sleeve.getWidth() - 1, Math.max(0, column));
      int drop = (int) Math.round(sag * (Math.sqrt(1 - t * t) - 1));
      int gain = (int) (256 * light(t, pose.light()));
      for (int y = 0; y < sleeve.getHeight(); y++) {
        int row = place.y + y + drop;
        if (row >= 0 && row < body.getHeight()) {
          out[row * width + place.x + x] = lit(print[y * sleeve.getWidth() + column], gain);
        }
      }
    }
    return seen;
  }

  private static double light(double t, double light) {
    double side = Math.sqrt(1 - t * t);
    double highlight = Math.exp(-20 * Math.pow(t - 0.35 * light + 0.25, 2));
    return 0.5 + 0.5 * side + 0.22 * highlight;
  }

  private static int lit(int argb, int gain) {
    int r = Math.min(255, (argb >> 16 & 255) * gain >> 8);
    int g = Math.min(255, (argb >> 8 & 255) * gain >> 8);
    int b = Math.min(255, (argb & 255) * gain >> 8);
    return argb & 0xff000000 | r << 16 | g << 8 | b;
  }
}
