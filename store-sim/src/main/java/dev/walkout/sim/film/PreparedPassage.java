package dev.walkout.sim.film;

import dev.walkout.sim.sensor.Texture;
import java.awt.Rectangle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A passage with its arm drawn, ready to be laid over any frame. */
final class PreparedPassage {
  /** How far beyond the finger tips the middle of a held product lies, in sizes of it. */
  static final double BEYOND = 0.18;

  /** As crops have: a hand covers at most this share of a product out of the shelf. */
  private static final double MOST_COVER = 0.35;

  private final Passage passage;
  private final CameraPose pose;
  private final Arm open;
  private final Arm holding;
  private final HeldProduct product;

  /**
   * Draws the arm.
   *
   * @param texture what is held; null if nothing is
   */
  PreparedPassage(Passage passage, CameraPose pose, Texture texture, RandomGenerator random) {
    this.passage = passage;
    this.pose = pose;
    long look = random.nextLong();
    this.open = draw(Arm.Grip.OPEN, 0, look);
    this.product = texture == null ? null : new HeldProduct(texture, random);
    this.holding = texture == null ? null : grasp(random, look);
  }

  /** Lays it over the picture, with or without what it holds, and tells where it is. */
  void draw(Frame frame, double seconds, boolean withProduct) {
    double depth = passage.depth().at(seconds);
    double tipX = passage.tipX(seconds);
    double tipY = pose.lineY() - depth;
    boolean holds = passage.holds(seconds);
    Arm arm = holds ? holding : open;
    int left = (int) Math.round(tipX) - arm.tipX();
    int top = (int) Math.round(tipY) - arm.tipY();
    arm.under().over(frame.rgb(), left, top);
    frame.tell(passage.event(), TrueBox.Kind.HAND, "", arm.under().box(left, top));
    if (holds) {
      product(frame, new double[] {seconds, depth, tipX, tipY}, withProduct);
      arm.over().over(frame.rgb(), left, top);
    }
  }

  private void product(Frame frame, double[] at, boolean shown) {
    double inside = inside(at[1]);
    double size = size(inside);
    HeldProduct.Seen look = product.at(at[0], size, inside);
    double beyond = BEYOND * size;
    int left = (int) Math.round(at[2] + beyond * Math.sin(passage.angle())) - look.half();
    int top = (int) Math.round(at[3] - beyond * Math.cos(passage.angle())) - look.half();
    if (shown) {
      look.sprite().over(frame.rgb(), left, top);
    }
    Rectangle box = look.sprite().box(left, top);
    frame.tell(passage.event(), TrueBox.Kind.PRODUCT, passage.held().sku(), box);
  }

  /** 0 out of the shelf .. 1 where it stands on the shelf. */
  private double inside(double depth) {
    double deepest = passage.held().cell() == null ? 0 : depthOf(passage.held().cell(), pose);
    return deepest <= 0 ? 0 : Math.max(0, Math.min(1, depth / deepest));
  }

  private double size(double inside) {
    Passage.Held held = passage.held();
    double standing = held.cell() == null ? held.size() : 1.05 * held.cell().height;
    return held.size() + inside * (Math.min(standing, held.size()) - held.size());
  }

  /** How deep a hand reaches to what stands there. */
  static double depthOf(Rectangle cell, CameraPose pose) {
    double middle = cell.y + cell.height * (0.5 + BEYOND);
    return Math.max(26, pose.lineY() - middle);
  }

  /** Fingers are drawn shorter until they leave enough of the product free. */
  private Arm grasp(RandomGenerator random, long look) {
    Arm.Grip grip = random.nextDouble() < 0.45 ? Arm.Grip.FINGERS : Arm.Grip.THUMB;
    double size = passage.held().size();
    HeldProduct.Seen seen = product.at(passage.held().from(), size, 0);
    int dx = seen.half() - (int) Math.round(BEYOND * size * Math.sin(passage.angle()));
    int dy = seen.half() + (int) Math.round(BEYOND * size * Math.cos(passage.angle()));
    Arm arm = null;
    for (double reaching : List.of(1.0, 0.75, 0.5, 0.25, 0.0)) {
      arm = draw(grip, reaching, look);
      if (arm.over().cover(seen.sprite(), dx - arm.tipX(), dy - arm.tipY()) <= MOST_COVER) {
        return arm;
      }
    }
    return arm;
  }

  private Arm draw(Arm.Grip grip, double grasp, long look) {
    double deepest = Math.max(0, passage.depth().highest());
    double length =
        (Picture.HEIGHT - pose.lineY() + deepest) / Math.cos(passage.angle()) + 60 * pose.zoom();
    Arm.Plan plan = new Arm.Plan(passage.look(), passage.angle(), pose.zoom(), length, grip, grasp);
    return Arm.draw(plan, new SplittableRandom(look));
  }
}
