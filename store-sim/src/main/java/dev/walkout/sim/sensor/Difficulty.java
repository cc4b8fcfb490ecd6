package dev.walkout.sim.sensor;

/** How hard the cameras' pictures are to read. */
public record Difficulty() {
  public static Difficulty standard() {
    return new Difficulty();
  }
}
