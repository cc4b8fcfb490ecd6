package dev.walkout.sim.catalogue.art;

import java.awt.image.BufferedImage;

/** A printed package that can be looked at from slightly different sides. */
public interface Pack {
  /** Longer side of every picture of a package, in pixels. */
  int SIDE = 256;

  /** What it looks like: TYPE_INT_ARGB, transparent outside, longer side about {@link #SIDE}. */
  BufferedImage pose(Pose pose);

  /**
   * From where a package is seen and lit.
   *
   * @param yaw turn about its upright axis in radians, positive shows more of its right
   * @param light -1 lit from the left .. 1 lit from the right
   */
  record Pose(double yaw, double light) {
    /** Straight from the front, evenly lit. */
    public static final Pose FRONT = new Pose(0, 0);
  }

  /** The package of one product. */
  static Pack of(Family family, Family.Variant variant) {
    return new Packer(family, variant).pack();
  }
}
