package dev.walkout.vision.train;

import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.Sessions;
import java.time.Duration;
import java.util.SplittableRandom;
import org.tensorflow.proto.ConfigProto;

/**
 * What a frozen network costs by itself: bursts of pictures of its own size, one thread, no
 * decoding. Its weights are drawn, since cost does not depend on what was learnt.
 */
public final class NetworkCost implements AutoCloseable {

  /** Pictures of a burst. */
  public static final int BURST = 8;

  /** Bursts until TensorFlow has planned its work. */
  private static final int WARM_UP = 20;

  private final int side;
  private final FrozenNetwork network;
  private final byte[] pictures;

  /** Ways to compute. */
  public enum Precision {
    FLOAT32,
    /** Convolutions in bfloat16; quick only where the processor multiplies it by itself. */
    BFLOAT16
  }

  /** Builds the network of a shape, ready to be measured. */
  public NetworkCost(NetworkShape shape, Precision precision) {
    Natives.load(1);
    ConfigProto config =
        precision == Precision.BFLOAT16 ? Sessions.training(1) : Sessions.embedding(1);
    TrainingGraph.Goal goal = new TrainingGraph.Goal(LossRecipe.STANDARD, 2, 2);
    try (TrainingGraph graph = new TrainingGraph(shape, goal, 1, config)) {
      this.network = new FrozenNetwork(shape, graph.averages(), config);
    }
    this.side = shape.inputSize();
    this.pictures = new byte[BURST * 3 * side * side];
    new SplittableRandom(1).nextBytes(pictures);
    for (int i = 0; i < WARM_UP; i++) {
      network.embed(pictures, side);
    }
  }

  /** Milliseconds a picture, over at least so long. */
  public double milliseconds(Duration atLeast) {
    long start = System.nanoTime();
    long bursts = 0;
    do {
      network.embed(pictures, side);
      bursts++;
    } while (System.nanoTime() - start < atLeast.toNanos());
    return (System.nanoTime() - start) / 1e6 / (bursts * BURST);
  }

  @Override
  public void close() {
    network.close();
  }
}
