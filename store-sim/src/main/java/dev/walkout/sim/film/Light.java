package dev.walkout.sim.film;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What light and sensor do to the pictures of one camera: its own exposure and colour cast, a slow
 * drift, a step now and then, and noise.
 *
 * <p>Noise is cut from one prepared tile at a place that the frame's number decides: drawing it
 * anew for every pixel would cost more than everything else.
 */
final class Light {
  private static final double STEPS_EVERY_SECONDS = 40;
  private static final double STEP_TAKES = 0.15;
  private static final int TILE = 256;
  private static final int MOST_NOISE = 12;

  private final double[] gains;
  private final double driftPeriod;
  private final double driftPhase;
  private final Glide steps;
  private final long seed;
  private final byte[] noise = new byte[TILE * TILE];
  private final int[] clamped = new int[256 + 2 * MOST_NOISE];

  /** The light of a film that lasts so long. */
  Light(CameraPose pose, double seconds) {
    RandomGenerator random = pose.random("light", "");
    this.gains = pose.gains();
    this.driftPeriod = random.nextDouble(25, 70);
    this.driftPhase = random.nextDouble(2 * Math.PI);
    this.steps = steps(random, seconds);
    this.seed = random.nextLong();
    double sigma = random.nextDouble(1.2, 2.8);
    for (int i = 0; i < noise.length; i++) {
      double level = sigma * random.nextGaussian();
      noise[i] = (byte) Math.round(Math.max(-MOST_NOISE, Math.min(MOST_NOISE, level)));
    }
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = Math.max(0, Math.min(255, i - MOST_NOISE));
    }
  }

  private static Glide steps(RandomGenerator random, double seconds) {
    List<double[]> points = new ArrayList<>();
    double level = 1;
    points.add(new double[] {0, level});
    double now = STEPS_EVERY_SECONDS * (0.3 + random.nextExponential());
    while (now < seconds) {
      points.add(new double[] {now, level});
      level = random.nextDouble(0.88, 1.1);
      points.add(new double[] {now + STEP_TAKES, level});
      now += 5 + STEPS_EVERY_SECONDS * random.nextExponential();
    }
    points.add(new double[] {now + 1, level});
    return Glide.through(points);
  }

  /** How bright the scene is at a time, about 1. */
  double level(double seconds) {
    double drift = 1 + 0.035 * Math.sin(2 * Math.PI * seconds / driftPeriod + driftPhase);
    return drift * steps.at(seconds);
  }

  /** Exposes a picture of the scene, in place. */
  void expose(int[] rgb, int frame, double seconds) {
    double level = level(seconds);
    int[] red = table(level * gains[0]);
    int[] green = table(level * gains[1]);
    int[] blue = table(level * gains[2]);
    SplittableRandom shift = new SplittableRandom(seed + frame);
    int dx = shift.nextInt(TILE);
    int dy = shift.nextInt(TILE);
    for (int y = 0; y < Picture.HEIGHT; y++) {
      int row = (y + dy) % TILE * TILE;
      int begin = y * Picture.WIDTH;
      for (int x = 0; x < Picture.WIDTH; x++) {
        int c = rgb[begin + x];
        int n = noise[row + (x + dx) % TILE] + MOST_NOISE;
        rgb[begin + x] =
            clamped[red[c >> 16 & 255] + n] << 16
                | clamped[green[c >> 8 & 255] + n] << 8
                | clamped[blue[c & 255] + n];
      }
    }
  }

  private static int[] table(double gain) {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      table[i] = Math.min(255, (int) (i * gain + 0.5));
    }
    return table;
  }
}
