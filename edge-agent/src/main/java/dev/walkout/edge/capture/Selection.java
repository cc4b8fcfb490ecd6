package dev.walkout.edge.capture;

import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The crops of a burst: the best of all candidates, none of them nearly the same as another.
 *
 * <p>Best first, each is taken unless one that was taken looks the same; then they are put back in
 * the order in which they were taken.
 */
final class Selection {

  /** The contract's. */
  static final int MOST_CROPS = 8;

  /**
   * Bits of 64 in which two crops may differ and count as the same view. Two frames of a hand that
   * does not move differ by 0 to 4 bits, two of a hand that turns by 12 and more.
   */
  static final int SAME_VIEW_BITS = 4;

  private Selection() {}

  /**
   * What came of the candidates.
   *
   * @param crops best at most 8, in the order of the candidates; empty if none can be used
   * @param alike how many looked like one that was taken
   * @param unusable what was wrong with those that could not be used
   */
  record Outcome(List<Crop> crops, int alike, List<String> unusable) {}

  private record Looked(int order, Candidate candidate, double quality, long hash) {}

  static Outcome of(List<Candidate> candidates) {
    List<Looked> looked = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      look(i, candidates.get(i), looked, unusable);
    }
    looked.sort(Comparator.comparingDouble(Looked::quality).reversed());
    List<Looked> taken = new ArrayList<>();
    int alike = 0;
    for (Looked next : looked) {
      if (taken.stream().anyMatch(other -> same(other, next))) {
        alike++;
      } else if (taken.size() < MOST_CROPS) {
        taken.add(next);
      }
    }
    taken.sort(Comparator.comparingInt(Looked::order));
    return new Outcome(taken.stream().map(Selection::crop).toList(), alike, unusable);
  }

  private static void look(
      int order, Candidate candidate, List<Looked> looked, List<String> unusable) {
    if (candidate.hash().isPresent() && candidate.quality().isPresent()) {
      double quality = candidate.quality().getAsDouble();
      looked.add(new Looked(order, candidate, quality, candidate.hash().getAsLong()));
      return;
    }
    try {
      Picture picture = Jpeg.decode(candidate.jpeg());
      CropMeasure measure = CropMeasure.of(picture);
      if (measure.black()) {
        unusable.add("black picture");
        return;
      }
      double quality = candidate.quality().orElseGet(() -> measure.quality(picture));
      looked.add(new Looked(order, candidate, quality, PerceptualHash.of(picture)));
    } catch (BadPicture e) {
      unusable.add(e.field() + " is " + e.value());
    }
  }

  private static boolean same(Looked a, Looked b) {
    return PerceptualHash.distance(a.hash(), b.hash()) <= SAME_VIEW_BITS;
  }

  private static Crop crop(Looked looked) {
    Candidate candidate = looked.candidate();
    return new Crop(ByteBuffer.wrap(candidate.jpeg()), (float) looked.quality(), candidate.at());
  }
}
