package dev.walkout.sim.film;

/** The size of every picture of a film, in pixels. */
final class Picture {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final int PIXELS = WIDTH * HEIGHT;

  private Picture() {}
}
