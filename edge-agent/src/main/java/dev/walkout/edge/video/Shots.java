package dev.walkout.edge.video;

import dev.walkout.edge.capture.CropMeasure;
import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.detect.Box;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.edge.track.Sight;
import dev.walkout.edge.track.Sight.Phase;
import dev.walkout.schemas.avro.Action;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The pictures of what one hand holds, the best on its way in and the best on its way out. */
final class Shots {

  /** Of each way; some look alike, and at most eight are sent. */
  private static final int MOST = 12;

  private static final int MOST_EMPTY = 3;
  private static final double MARGIN = 0.07;
  private static final float JPEG_QUALITY = 0.88f;

  /** Side of the picture of an empty hand, as a share of the frame's width. */
  private static final double FINGERS = 0.16;

  private final List<Shot> in = new ArrayList<>();
  private final List<Shot> out = new ArrayList<>();
  private final List<Shot> empty = new ArrayList<>();

  private record Shot(Picture picture, Instant at, Part part) {}

  /** Takes a picture of what is held, or of the finger tips, if it is worth it. */
  void take(Frame frame, Sight sight) {
    if (!sight.alone() || sight.phase() == Phase.INSIDE) {
      return;
    }
    List<Shot> way = sight.phase() == Phase.COMING ? in : out;
    Reach reach = sight.reach();
    if (reach.held().isPresent()) {
      Held held = reach.held().get();
      double worth = held.score() * held.clear() * whole(held.box(), frame) * held.box().area();
      keep(way, MOST, frame, new Part(held.box().grown(MARGIN), worth, held.clear()));
    } else if (sight.phase() == Phase.LEAVING) {
      int side = (int) (FINGERS * frame.width());
      Box tips = new Box((int) reach.tipX() - side / 2, (int) reach.tipY(), side, side);
      keep(empty, MOST_EMPTY, frame, new Part(tips, 1, 0));
    }
  }

  /** The pictures that show what was done. */
  List<Candidate> of(Action action) {
    List<Shot> shots = new ArrayList<>();
    if (action != Action.TAKE) {
      shots.addAll(in);
    }
    if (action != Action.PUT) {
      shots.addAll(out);
    }
    if (shots.isEmpty()) {
      shots.addAll(empty);
    }
    shots.sort(Comparator.comparing(Shot::at));
    return shots.stream().map(Shots::candidate).toList();
  }

  /** The hand goes in again: what was seen on its way out is what it brings. */
  void again() {
    in.clear();
    in.addAll(out);
    out.clear();
    empty.clear();
  }

  private record Part(Box box, double worth, double clear) {}

  private static void keep(List<Shot> shots, int most, Frame frame, Part part) {
    if (shots.size() == most) {
      Shot worst =
          shots.stream().min(Comparator.comparingDouble(s -> s.part().worth())).orElseThrow();
      if (worst.part().worth() >= part.worth()) {
        return;
      }
      shots.remove(worst);
    }
    Box box = part.box().within(frame.width(), frame.height());
    Part inside = new Part(box, part.worth(), part.clear());
    shots.add(new Shot(frame.cut(box), frame.at(), inside));
  }

  /** A box on the frame's edge shows a part of the product only. */
  private static double whole(Box box, Frame frame) {
    boolean cut = box.x() <= 0 || box.right() >= frame.width() || box.bottom() >= frame.height();
    return cut ? 0.3 : 1;
  }

  private static Candidate candidate(Shot shot) {
    double quality = CropMeasure.of(shot.picture()).quality(shot.picture());
    double clear = 0.4 + 0.6 * shot.part().clear();
    byte[] jpeg = Jpeg.encode(shot.picture(), JPEG_QUALITY);
    return new Candidate(jpeg, shot.at(), OptionalDouble.of(quality * clear), Optional.of(shot.part().box()));
  }
}
