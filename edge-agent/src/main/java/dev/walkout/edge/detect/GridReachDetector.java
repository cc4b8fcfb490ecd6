package dev.walkout.edge.detect;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.frame.Frame;
import dev.walkout.vision.detect.Detection;
import dev.walkout.vision.detect.GridDetector;
import dev.walkout.vision.detect.RelativeBox;
import dev.walkout.vision.detect.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds arms and products with a network that was trained on filmed scenes. It looks at each frame
 * by itself, so it needs no background and no time to learn one.
 */
public final class GridReachDetector implements Detector {

  /** Less sure ones come and go from frame to frame. */
  private static final double LEAST_SCORE = 0.3;

  /** How far beyond an arm's box the middle of what it holds may lie, in heights of the product. */
  private static final double BEYOND = 0.6;

  private final GridDetector network;

  /**
   * Loads the network.
   *
   * @throws IllegalArgumentException when the folder holds none; the message names the remedy
   */
  public GridReachDetector(DetectorConfig.Grid config) {
    this.network = GridDetector.load(config.model(), Runtime.getRuntime().availableProcessors());
  }

  @Override
  public List<Reach> find(Frame frame) {
    var reduced = frame.reduced(network.model().width(), network.model().height());
    return reaches(network.detect(reduced, LEAST_SCORE), frame.width(), frame.height());
  }

  /** Gives each arm the surest product at its tip that no other arm has. */
  static List<Reach> reaches(List<Detection> found, int width, int height) {
    List<Detection> products = new ArrayList<>(found);
    products.removeIf(detection -> detection.thing() != Thing.PRODUCT);
    List<Reach> reaches = new ArrayList<>();
    for (Detection hand : found) {
      if (hand.thing() == Thing.HAND) {
        Optional<Detection> product =
            products.stream().filter(p -> isHeld(p.box(), hand.box())).findFirst();
        product.ifPresent(products::remove);
        reaches.add(reach(hand.box(), product, new int[] {width, height}));
      }
    }
    return reaches;
  }

  /** Whether a product is where the hand must be: at the upper end of the arm. */
  private static boolean isHeld(RelativeBox product, RelativeBox arm) {
    double beyond = BEYOND * product.height();
    return product.x() > arm.left() - product.width() / 2
        && product.x() < arm.right() + product.width() / 2
        && product.y() > arm.top() - beyond
        && product.y() < arm.top() + beyond;
  }

  /**
   * The tip is the middle of the upper edge. An arm that leans has it nearer to a corner, which its
   * box does not tell; where something is held, its own middle does.
   */
  private static Reach reach(RelativeBox hand, Optional<Detection> product, int[] size) {
    Optional<RelativeBox> held = product.map(Detection::box);
    RelativeBox all = held.map(box -> both(hand, box)).orElse(hand);
    double tipX = held.map(RelativeBox::x).orElse(hand.x()) * size[0];
    return new Reach(
        pixels(all, size),
        tipX,
        Math.max(0, all.top() * size[1]),
        product.map(p -> new Held(pixels(p.box(), size), p.score(), 1)),
        Optional.empty());
  }

  private static RelativeBox both(RelativeBox one, RelativeBox other) {
    double left = Math.min(one.left(), other.left());
    double top = Math.min(one.top(), other.top());
    double right = Math.max(one.right(), other.right());
    double bottom = Math.max(one.bottom(), other.bottom());
    return new RelativeBox(left, top, right - left, bottom - top);
  }

  private static Box pixels(RelativeBox box, int[] size) {
    int x = (int) Math.round(box.left() * size[0]);
    int y = (int) Math.round(box.top() * size[1]);
    int width = Math.max(1, (int) Math.round(box.width() * size[0]));
    int height = Math.max(1, (int) Math.round(box.height() * size[1]));
    return new Box(x, y, width, height).within(size[0], size[1]);
  }

  /** There is nothing to forget. */
  @Override
  public void forget() {}

  @Override
  public void close() {
    network.close();
  }
}
