package dev.walkout.sim.sensor;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Takes pictures of products in hands. */
public final class CropCamera {
  public CropCamera(Difficulty difficulty) {}

  public Shot shoot(BufferedImage view, RandomGenerator random) {
    throw new UnsupportedOperationException();
  }

  /** A picture and how good it is, 0..1. */
  public record Shot(byte[] jpeg, float quality) {}
}
