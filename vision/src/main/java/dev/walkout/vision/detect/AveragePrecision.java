package dev.walkout.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision of one thing over many frames: the area under precision, made to fall, over
 * recall, at all points, as the PASCAL VOC challenge counts it since 2010 (Everingham et al., "The
 * PASCAL Visual Object Classes Challenge: A Retrospective", 2015).
 */
public final class AveragePrecision {

  private final Thing thing;
  private final double leastOverlap;
  private final List<Answer> answers = new ArrayList<>();
  private int truths;

  /** A detection, and whether it was right. */
  private record Answer(double score, boolean right) {}

  /**
   * @param thing that is counted
   * @param leastOverlap of a detection with the truth that it may count as, usually 0.5
   */
  public AveragePrecision(Thing thing, double leastOverlap) {
    this.thing = thing;
    this.leastOverlap = leastOverlap;
  }

  /**
   * Counts a frame. The surest detection takes the truth that it overlaps most; what overlaps only
   * a truth that is taken is wrong.
   */
  public void add(List<LabelledBox> truth, List<Detection> detections) {
    List<RelativeBox> open = new ArrayList<>();
    truth.stream().filter(box -> box.thing() == thing).forEach(box -> open.add(box.box()));
    truths += open.size();
    detections.stream()
        .filter(detection -> detection.thing() == thing)
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .forEachOrdered(detection -> answers.add(answer(detection, open)));
  }

  private Answer answer(Detection detection, List<RelativeBox> open) {
    RelativeBox best = null;
    for (RelativeBox box : open) {
      if (best == null || detection.box().overlap(box) > detection.box().overlap(best)) {
        best = box;
      }
    }
    boolean right = best != null && detection.box().overlap(best) >= leastOverlap;
    if (right) {
      open.remove(best);
    }
    return new Answer(detection.score(), right);
  }

  /** How many things there were to find. */
  public int truths() {
    return truths;
  }

  /** 0 to 1; NaN when there was nothing to find. */
  public double value() {
    if (truths == 0) {
      return Double.NaN;
    }
    answers.sort(Comparator.comparingDouble(Answer::score).reversed());
    double[] precision = new double[answers.size()];
    int right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += answers.get(i).right() ? 1 : 0;
      precision[i] = (double) right / (i + 1);
    }
    double best = 0;
    double area = 0;
    for (int i = precision.length - 1; i >= 0; i--) {
      best = Math.max(best, precision[i]);
      area += answers.get(i).right() ? best / truths : 0;
    }
    return area;
  }
}
