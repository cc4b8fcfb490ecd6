package dev.walkout.vision.detect;

import java.util.List;
import java.util.SplittableRandom;

/** Makes batches of views of frames. Batch n depends on the seed and n alone. */
final class FrameFeeder {

  private final List<LabelledFrame> frames;
  private final DetectorRequest.Plan plan;

  FrameFeeder(List<FrameSet> films, DetectorRequest.Plan plan) {
    this.frames = films.stream().flatMap(film -> film.frames().stream()).toList();
    this.plan = plan;
  }

  /** The batch of a step, of frames drawn evenly from all. */
  GridGraph.Batch batch(long number) {
    SplittableRandom random = new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + number);
    GridShape shape = plan.shape();
    int count = plan.batches().frames();
    int bytes = 3 * shape.width() * shape.height();
    byte[] pictures = new byte[count * bytes];
    GridTargets targets = new GridTargets(shape, count);
    for (int i = 0; i < count; i++) {
      LabelledFrame frame = frames.get(random.nextInt(frames.size()));
      FrameView view = FrameView.drawn(random);
      view.draw(frame.picture(), random, pictures, i * bytes);
      targets.add(i, view.boxes(frame.boxes()));
    }
    return new GridGraph.Batch(pictures, targets);
  }
}
