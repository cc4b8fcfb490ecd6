package dev.walkout.vision.detect;

import dev.walkout.schemas.Ids;
import dev.walkout.vision.picture.Picture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frames of one film with their truth, to learn or to judge from.
 *
 * @param name of the film
 * @param frames in the film's order
 */
public record FrameSet(String name, List<LabelledFrame> frames) {

  public FrameSet {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(
          "film " + name + " has no frames: give a folder that `walkout film` wrote");
    }
  }

  /** How many things all frames show together. */
  public int boxes() {
    return frames.stream().mapToInt(frame -> frame.boxes().size()).sum();
  }

  /** Whether a frame shows such a thing. */
  boolean shows(Thing thing) {
    return frames.stream()
        .anyMatch(frame -> frame.boxes().stream().anyMatch(box -> box.thing() == thing));
  }

  /** Refuses frames of another size than a detector takes. */
  void mustFit(GridShape shape) {
    for (LabelledFrame frame : frames) {
      Picture picture = frame.picture();
      if (picture.width() != shape.width() || picture.height() != shape.height()) {
        throw new IllegalArgumentException(
            "film %s has a frame of %d x %d pixels: make its frames %d x %d, as detectors take them"
                .formatted(name, picture.width(), picture.height(), shape.width(), shape.height()));
      }
    }
  }

  /** At most so many frames, evenly spread. */
  FrameSet atMost(int count) {
    int every = (frames.size() + count - 1) / count;
    return new FrameSet(
        name,
        IntStream.iterate(0, i -> i < frames.size(), i -> i + every)
            .mapToObj(frames::get)
            .toList());
  }

  /** SHA-256 over pixels and boxes, hexadecimal. */
  String sha256() {
    StringBuilder all = new StringBuilder();
    for (LabelledFrame frame : frames) {
      all.append(Ids.hash(frame.picture().rgb())).append(frame.boxes()).append('\n');
    }
    return Ids.hash(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
