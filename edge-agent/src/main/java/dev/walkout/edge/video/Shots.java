package dev.walkout.edge.video;

import dev.walkout.edge.capture.CropMeasure;
import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.detect.Look;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.frame.Cutting;
import dev.walkout.edge.frame.Frame;
import dev.walkout.edge.track.Passage;
import dev.walkout.edge.track.Passage.Holding;
import dev.walkout.edge.track.Sight;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The surroundings of one hand's tip in the frames that tell what it holds. Of them nothing is
 * encoded but the box of what is held, once it is known.
 */
final class Shots {

  /** Frames that are kept of both ways together. */
  private static final int MOST = 40;

  /** Pictures that are encoded; some look alike, and at most eight are sent. */
  private static final int MOST_CANDIDATES = 12;

  private static final int MOST_EMPTY = 2;
  private static final double MARGIN = 0.06;
  private static final float JPEG_QUALITY = 0.88f;

  /** Side of the picture of an empty hand, as a share of the frame's width. */
  private static final double FINGERS = 0.16;

  private final TreeMap<Instant, Shot> shots = new TreeMap<>();

  private record Shot(Cutting cutting, Box fingers) {}

  private record Crop(Shot shot, Holding holding, double worth) {}

  /** Keeps what is about the tip of a hand. */
  void take(Frame frame, Sight sight) {
    if (!sight.judged()) {
      return;
    }
    Reach reach = sight.reach();
    int side = (int) (FINGERS * frame.width());
    Box fingers = new Box((int) reach.tipX() - side / 2, (int) reach.tipY(), side, side);
    Box wanted = reach.look().map(Look::tip).or(() -> reach.held().map(Held::box)).orElse(fingers);
    shots.put(frame.at(), new Shot(frame.cut(wanted.grown(2 * MARGIN)), fingers));
    if (shots.size() > MOST) {
      shots.pollFirstEntry();
    }
  }

  /** The pictures that show what was done; those of an empty hand where nothing was held. */
  List<Candidate> of(Passage passage) {
    List<Crop> crops = new ArrayList<>();
    for (Holding holding : passage.holdings()) {
      Shot shot = shots.get(holding.at());
      if (shot != null) {
        crops.add(new Crop(shot, holding, worth(holding.held(), shot)));
      }
    }
    crops.sort(Comparator.comparingDouble(Crop::worth).reversed());
    List<Crop> best = crops.subList(0, Math.min(MOST_CANDIDATES, crops.size()));
    if (best.isEmpty()) {
      return empty();
    }
    return best.stream()
        .sorted(Comparator.comparing(crop -> crop.holding().at()))
        .map(Shots::candidate)
        .toList();
  }

  /** What was seen up to now tells nothing of what the hand does next. */
  void forgetUntil(Instant at) {
    shots.headMap(at).clear();
  }

  private List<Candidate> empty() {
    return shots.descendingMap().entrySet().stream().limit(MOST_EMPTY).map(Shots::fingers).toList();
  }

  /** A box on the edge of what was kept shows a part of the product only. */
  private static double worth(Held held, Shot shot) {
    Box kept = shot.cutting().box();
    Box box = held.box();
    boolean cut = box.x() <= kept.x() || box.right() >= kept.right();
    return held.score() * held.clear() * box.area() * (cut ? 0.3 : 1);
  }

  private static Candidate candidate(Crop crop) {
    Held held = crop.holding().held();
    double clear = 0.4 + 0.6 * held.clear();
    return candidate(crop.shot(), held.box().grown(MARGIN), crop.holding().at(), clear);
  }

  private static Candidate fingers(Map.Entry<Instant, Shot> shot) {
    return candidate(shot.getValue(), shot.getValue().fingers(), shot.getKey(), 0.4);
  }

  private static Candidate candidate(Shot shot, Box wanted, Instant at, double clear) {
    Box kept = shot.cutting().box();
    Picture picture = shot.cutting().picture(wanted);
    int x = Math.max(wanted.x(), kept.x());
    int y = Math.max(wanted.y(), kept.y());
    CropMeasure measure = CropMeasure.of(picture);
    return new Candidate(
        Jpeg.encode(picture, JPEG_QUALITY),
        at,
        OptionalDouble.of(measure.quality(picture) * clear),
        Optional.of(new Box(x, y, picture.width(), picture.height())),
        measure.black() ? OptionalLong.empty() : OptionalLong.of(PerceptualHash.of(picture)));
  }
}
