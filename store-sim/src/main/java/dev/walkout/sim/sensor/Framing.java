package dev.walkout.sim.sensor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The cut-out box of one shot: its size in pixels and the way from its pixels to the view's.
 *
 * <p>The box is what a detector would report: the upright box round the turned and tilted product,
 * each edge wrong by the plan's error.
 */
record Framing(int width, int height, Homography toView) {
  private static final int LINES = 32;

  static Framing of(BufferedImage view, ShotPlan plan, double distance) {
    double size = Math.max(view.getWidth(), view.getHeight());
    Homography centred =
        Homography.place(1 / size, -view.getWidth() / (2 * size), -view.getHeight() / (2 * size));
    Homography seen =
        Homography.seen(plan.rotation(), plan.tilt(), plan.tiltAxis(), distance).after(centred);
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[] point : outline(view)) {
      double x = seen.x(point[0], point[1]);
      double y = seen.y(point[0], point[1]);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    double wide = box[2] - box[0];
    double tall = box[3] - box[1];
    double left = box[0] - plan.edges()[0] * wide;
    double top = box[1] - plan.edges()[1] * tall;
    double right = box[2] + plan.edges()[2] * wide;
    double bottom = box[3] + plan.edges()[3] * tall;
    double scale = plan.side() / Math.max(right - left, bottom - top);
    int width = Math.max(8, (int) Math.round((right - left) * scale));
    int height = Math.max(8, (int) Math.round((bottom - top) * scale));
    Homography toScreen = Homography.place(1 / scale, left, top);
    return new Framing(width, height, seen.inverse().after(toScreen));
  }

  /** Points on the border of what is opaque: both ends of some lines, pixel edges. */
  private static List<double[]> outline(BufferedImage view) {
    List<double[]> points = new ArrayList<>();
    int width = view.getWidth();
    int[] row = new int[width];
    int lines = Math.min(LINES, view.getHeight());
    for (int i = 0; i < lines; i++) {
      int y = lines == 1 ? 0 : i * (view.getHeight() - 1) / (lines - 1);
      view.getRGB(0, y, width, 1, row, 0, width);
      int left = 0;
      while (left < width && row[left] >>> 24 <= 127) {
        left++;
      }
      int right = width - 1;
      while (right > left && row[right] >>> 24 <= 127) {
        right--;
      }
      if (left < width) {
        points.add(new double[] {left, y});
        points.add(new double[] {right + 1, y});
        points.add(new double[] {left, y + 1});
        points.add(new double[] {right + 1, y + 1});
      }
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("view has no opaque pixel: nothing to take a crop of");
    }
    return points;
  }
}
