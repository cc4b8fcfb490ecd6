package dev.walkout.vision.train;

import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Views of photos as a camera in a shop might have seen them. One object per thread: it keeps its
 * buffers.
 */
final class Augmentation {

  /** Smallest side of a crop in the shop. */
  private static final int SMALLEST_VIEW = 48;

  private final int side;
  private final Backgrounds backgrounds;
  private final Pixels pixels;
  private AugmentationSettings settings = AugmentationSettings.none();

  Augmentation(int side, Backgrounds backgrounds) {
    this.side = side;
    this.backgrounds = backgrounds;
    this.pixels = new Pixels(side);
  }

  /** The next views are varied like this. */
  void settings(AugmentationSettings settings) {
    this.settings = settings;
  }

  /** Writes one view of side x side pixels into {@code out} from {@code offset} on. */
  void view(Photo photo, SplittableRandom random, byte[] out, int offset) {
    look(photo, random);
    spoil(random);
    pixels.write(side, out, offset);
  }

  /** The same, and what it would have been without flaws and covers. */
  void view(Photo photo, SplittableRandom random, Pair out, int offset) {
    look(photo, random);
    pixels.write(side, out.clean(), offset);
    spoil(random);
    pixels.write(side, out.seen(), offset);
  }

  /** Views and what they would have been without flaws, both [N,S,S,3]. */
  record Pair(byte[] seen, byte[] clean) {}

  private void look(Photo photo, SplittableRandom random) {
    int size = side;
    if (chance(random, settings.lowResolution()) && side > SMALLEST_VIEW) {
      size = random.nextInt(SMALLEST_VIEW, side);
    }
    pixels.reset(size);
    Optional<Cutout> cutout =
        photo.cutout().filter(product -> chance(random, settings.background()));
    Warp warp = Warp.random(settings, photo.full(), random);
    // Sampling one point of several would skip pixels: take the half-size photo then.
    double step = warp.sourcePixelsPer(size);
    boolean half = step > 1.5;
    Picture source = half ? photo.half() : photo.full();
    if (cutout.isPresent()) {
      source = cutout.get().before(source, backgrounds.random(random));
    }
    warp.sample(source, half ? 0.5 : 1, pixels);
  }

  private void spoil(SplittableRandom random) {
    if (settings.colour() > 0) {
      pixels.recolour(Colour.random(settings.colour(), random));
    }
    if (chance(random, settings.cutOut())) {
      pixels.cutOut(random);
    }
    if (chance(random, settings.hand())) {
      Hand.random(random).cover(pixels, random);
    }
    if (chance(random, settings.blur())) {
      pixels.blur((float) random.nextDouble(0.3, 1.5));
    }
    if (chance(random, settings.noise())) {
      pixels.noise((float) random.nextDouble(2, 12), random);
    }
    if (chance(random, settings.jpeg())) {
      pixels.compress((float) random.nextDouble(0.4, 0.9));
    }
  }

  /** Whether something of this chance happens; never asks when it cannot. */
  private static boolean chance(SplittableRandom random, double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }

  /** The photo as it is in use: letterboxed, nothing else. */
  static void plain(Picture picture, int side, byte[] out, int offset) {
    byte[] rgb = Letterbox.square(picture, side).rgb();
    System.arraycopy(rgb, 0, out, offset, rgb.length);
  }
}
