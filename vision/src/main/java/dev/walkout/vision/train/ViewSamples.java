package dev.walkout.vision.train;

import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the network sees of some photos: as in use, with each change alone, and with all of them.
 */
public final class ViewSamples {

  /** Views with all changes, since chance decides which of them happen. */
  private static final int ALL_CHANGES = 4;

  private final List<Photo> photos;
  private final Views views;
  private final int side;
  private final Augmentation augmentation;

  /**
   * A view.
   *
   * @param name of what was changed
   */
  public record Sample(String name, Picture picture) {}

  /**
   * Reads the photos.
   *
   * @param side of a view in pixels
   */
  public ViewSamples(List<LabelledPhoto> labels, Views views, int side) {
    this.photos = labels.stream().map(label -> Photo.read(label, true)).toList();
    this.views = views;
    this.side = side;
    List<Picture> uncut =
        photos.stream().filter(photo -> photo.cutout().isEmpty()).map(Photo::half).toList();
    this.augmentation = new Augmentation(side, new Backgrounds(uncut));
  }

  /**
   * The views of one of the photos.
   *
   * @param number of the photo, from 0
   * @param seed decides every chance
   */
  public List<Sample> of(int number, long seed) {
    Photo photo = photos.get(number);
    AugmentationSettings settings = views.of(photo.label().category());
    SplittableRandom random = new SplittableRandom(seed + number);
    List<Sample> samples = new ArrayList<>();
    samples.add(sample("as in use", photo, AugmentationSettings.none(), random));
    settings.alone().forEach((name, one) -> samples.add(sample(name, photo, one, random)));
    for (int i = 0; i < ALL_CHANGES; i++) {
      samples.add(sample("all", photo, settings, random));
    }
    return samples;
  }

  private Sample sample(
      String name, Photo photo, AugmentationSettings settings, SplittableRandom random) {
    augmentation.settings(settings);
    byte[] rgb = new byte[3 * side * side];
    augmentation.view(photo, random, rgb, 0);
    return new Sample(name, new Picture(side, side, rgb));
  }
}
