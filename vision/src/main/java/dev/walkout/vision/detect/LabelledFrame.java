package dev.walkout.vision.detect;

import dev.walkout.vision.picture.Picture;
import java.util.List;

/**
 * A frame of a film and all that it shows.
 *
 * @param picture all of the frame, in the size that the detector takes
 * @param boxes of its hands and held products; empty where nobody reaches
 */
public record LabelledFrame(Picture picture, List<LabelledBox> boxes) {
  public LabelledFrame {
    boxes = List.copyOf(boxes);
  }
}
