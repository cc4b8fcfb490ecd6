package dev.walkout.sim.sensor;

/** A projective map of the plane: a 3 x 3 matrix, row by row. */
public record Homography(double[] m) {

  /**
   * How a flat thing of unit size, centred at the origin, looks to a pinhole camera in front of it.
   *
   * @param rotation turn in the picture plane, radians
   * @param tilt turn out of it, radians
   * @param axis angle of the axis of that turn in the picture plane, radians
   * @param distance of the camera, in sizes of the thing
   */
  public static Homography seen(double rotation, double tilt, double axis, double distance) {
    double x = Math.cos(axis);
    double y = Math.sin(axis);
    double c = Math.cos(tilt);
    double s = Math.sin(tilt);
    // Rodrigues' rotation about (x, y, 0), first two columns: the thing has no depth.
    double[] tilted = {
      c + x * x * (1 - c), x * y * (1 - c), x * y * (1 - c), c + y * y * (1 - c), -y * s, x * s
    };
    double cr = Math.cos(rotation);
    double sr = Math.sin(rotation);
    return new Homography(
        new double[] {
          cr * tilted[0] - sr * tilted[2],
          cr * tilted[1] - sr * tilted[3],
          0,
          sr * tilted[0] + cr * tilted[2],
          sr * tilted[1] + cr * tilted[3],
          0,
          tilted[4] / distance,
          tilted[5] / distance,
          1
        });
  }

  /** Scales by {@code scale}, then moves by (dx, dy). */
  public static Homography place(double scale, double dx, double dy) {
    return new Homography(new double[] {scale, 0, dx, 0, scale, dy, 0, 0, 1});
  }

  /** This map after the other one. */
  public Homography after(Homography first) {
    double[] n = first.m;
    double[] product = new double[9];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        product[3 * r + c] = m[3 * r] * n[c] + m[3 * r + 1] * n[3 + c] + m[3 * r + 2] * n[6 + c];
      }
    }
    return new Homography(product);
  }

  /** The way back. */
  public Homography inverse() {
    double[] adjoint = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * adjoint[0] + m[1] * adjoint[3] + m[2] * adjoint[6];
    for (int i = 0; i < 9; i++) {
      adjoint[i] /= determinant;
    }
    return new Homography(adjoint);
  }

  /** Where a point's first coordinate goes. */
  public double x(double x, double y) {
    return (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + m[8]);
  }

  /** Where a point's second coordinate goes. */
  public double y(double x, double y) {
    return (m[3] * x + m[4] * y + m[5]) / (m[6] * x + m[7] * y + m[8]);
  }
}
