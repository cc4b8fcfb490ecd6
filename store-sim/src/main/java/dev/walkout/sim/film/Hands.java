package dev.walkout.sim.film;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Seed;
import java.awt.Rectangle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How the hands of a zone's people go through a camera's picture: every hand movement, at its time
 * and place; and now and then a hand that comes near and does not cross the opening.
 *
 * <p>Times are the movement's and the same for all cameras; places are the camera's.
 */
final class Hands {
  private static final double HESITATES_EVERY_SECONDS = 30;
  private static final double CARRIES = 0.3;
  private static final double LEAST_SIZE = 90;
  private static final double MOST_SIZE = 126;

  /** Arms come from no nearer to the picture's sides, in pixels. */
  private static final int BESIDE = 30;

  /** A hand that only comes near keeps as far from the others, in pixels. */
  private static final int APART = 170;

  private final CameraPose pose;
  private final Facings facings;
  private final Instant startsAt;

  Hands(CameraPose pose, Facings facings, Instant startsAt) {
    this.pose = pose;
    this.facings = facings;
    this.startsAt = startsAt;
  }

  /** When a hand crosses the opening, in seconds of the film. */
  record Crossing(double in, double out) {

    /** The first and last tenth of a movement are outside of the shelf, more or less. */
    static Crossing of(HandMovement movement, Instant startsAt, Seed seed) {
      RandomGenerator random = seed.random("crossing", movement.movementId());
      double begin = seconds(startsAt, movement.startedAt());
      double end = seconds(startsAt, movement.endedAt());
      double span = end - begin;
      return new Crossing(
          begin + span * random.nextDouble(0.04, 0.12), end - span * random.nextDouble(0.04, 0.12));
    }

    /** A time between, 0 when it crosses in, 1 when it crosses out. */
    double at(double share) {
      return in + share * (out - in);
    }
  }

  /** Seconds from one instant to another, to the microsecond. */
  static double seconds(Instant from, Instant to) {
    return from.until(to, ChronoUnit.MICROS) / 1e6;
  }

  /** All passages of a film that lasts so long, in order of their beginning. */
  List<Passage> passages(List<HandMovement> movements, double lasts) {
    List<Passage> passages = new ArrayList<>();
    for (HandMovement movement : movements) {
      passages.add(passage(movement));
    }
    RandomGenerator random = pose.seed().random("hesitation", pose.zone());
    double now = HESITATES_EVERY_SECONDS * random.nextExponential();
    while (now < lasts - 4) {
      Passage hesitation = hesitation(now, random);
      if (passages.stream().noneMatch(passage -> inTheWay(passage, hesitation))) {
        passages.add(hesitation);
      }
      now += 4 + HESITATES_EVERY_SECONDS * random.nextExponential();
    }
    passages.sort(Comparator.comparingDouble(passage -> passage.depth().from()));
    return passages;
  }

  /** People keep their hands off others' arms. */
  private static boolean inTheWay(Passage one, Passage other) {
    return Math.abs(one.lineX() - other.lineX()) < APART
        && one.depth().from() < other.depth().until()
        && other.depth().from() < one.depth().until();
  }

  private Passage passage(HandMovement movement) {
    RandomGenerator random = pose.seed().random("reach", movement.movementId());
    Crossing crossing = Crossing.of(movement, startsAt, pose.seed());
    boolean take = movement.action() == Action.TAKE;
    boolean put = movement.action() == Action.PUT;
    double comes = put ? random.nextDouble(0.75, 1.05) : random.nextDouble(0.35, 0.6);
    double goes = take ? random.nextDouble(0.75, 1.05) : random.nextDouble(0.35, 0.6);
    double size = random.nextDouble(LEAST_SIZE, MOST_SIZE);
    double lean = Math.toRadians(random.nextDouble(24));
    double aside = random.nextDouble(-6, 6);
    Rectangle cell = facings.cells().get(movement.sku());
    double deepest = PreparedPassage.depthOf(cell, pose);
    double there = crossing.at(random.nextDouble(0.28, 0.42));
    double back = crossing.at(1 - random.nextDouble(0.28, 0.42));
    double gone = gone(held(size));
    double[] times = {
      crossing.in() - comes, crossing.in(), there, back, crossing.out(), crossing.out() + goes
    };
    Glide depth = new Glide(times, new double[] {gone, 0, deepest, deepest, 0, gone});
    double grasped = there + (back - there) * (take ? 0.8 : 0.2);
    Passage.Held held =
        take || put
            ? new Passage.Held(
                movement.sku(),
                take ? grasped : depth.from(),
                take ? depth.until() : grasped,
                held(size),
                cell)
            : null;
    double angle = angle(random.nextBoolean() ? lean : -lean, cell.getCenterX());
    double lineX = cell.getCenterX() + aside - deepest * Math.tan(angle);
    Look look = Look.draw(pose.seed().random("person", movement.tripId()));
    return new Passage(movement.movementId(), crossing, depth, lineX, angle, look, held);
  }

  private Passage hesitation(double at, RandomGenerator random) {
    double column = pose.column(random.nextDouble(0.08, 0.92));
    double nearest = -random.nextDouble(70, 150);
    double takes = random.nextDouble(0.5, 0.9);
    double stays = random.nextDouble(0.2, 0.9);
    double size = held(random.nextDouble(LEAST_SIZE, MOST_SIZE));
    boolean carries = random.nextDouble() < CARRIES;
    double angle = angle(Math.toRadians(random.nextDouble(-24, 24)), column);
    List<String> skus = facings.cells().keySet().stream().sorted().toList();
    String sku = skus.get(random.nextInt(skus.size()));
    Look look = Look.draw(random);
    double gone = gone(size);
    // What it carries must not cross the opening either.
    double turn = Math.min(nearest, carries ? -0.95 * size : nearest);
    Glide depth =
        new Glide(
            new double[] {at, at + takes, at + takes + stays, at + 2 * takes + stays},
            new double[] {gone, turn, turn - 6, gone});
    Passage.Held held =
        carries ? new Passage.Held(sku, depth.from(), depth.until(), size, null) : null;
    return new Passage("", null, depth, column, angle, look, held);
  }

  /** How deep a hand is, below the opening, when what it may hold is out of the picture as well. */
  private double gone(double size) {
    return pose.lineY() - Picture.HEIGHT - 0.72 * size;
  }

  private double held(double size) {
    return Math.max(LEAST_SIZE, Math.min(MOST_SIZE, size * pose.zoom()));
  }

  /** Leans the way it should, unless the arm would then come from beside the picture. */
  private double angle(double lean, double column) {
    double angle = pose.mirrored() ? -lean : lean;
    double root = column - (Picture.HEIGHT - pose.lineY()) * Math.tan(angle);
    return root < BESIDE || root > Picture.WIDTH - BESIDE ? -angle : angle;
  }
}
