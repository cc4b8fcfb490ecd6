package dev.walkout.vision.train;

import dev.walkout.vision.embed.DjlEmbedder;
import dev.walkout.vision.learn.FrozenGraph;
import dev.walkout.vision.learn.Layers;
import dev.walkout.vision.learn.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tensorflow.proto.ConfigProto;

/**
 * The network as it is shipped: batch norm folded into constants, resize and normalisation inside.
 * Pictures are bytes [N,S,S,3], embeddings floats [N,D] of unit length.
 */
final class FrozenNetwork implements AutoCloseable {

  private static final int CHUNK = 64;

  private final NetworkShape shape;
  private final FrozenGraph graph;

  FrozenNetwork(NetworkShape shape, Weights weights, ConfigProto config) {
    this.shape = shape;
    Network network = new Network(shape, Layers.folded(weights));
    this.graph =
        new FrozenGraph(
            DjlEmbedder.OUTPUT,
            (tf, pictures) -> network.resized(tf, pictures).embeddings(),
            config);
  }

  /** How a photo is shown: draws the one of this number, interleaved RGB, from an offset on. */
  private interface Look {
    void at(int number, byte[] rgb, int offset);
  }

  /**
   * Embeds photos whole and letterboxed.
   *
   * @return one vector per photo, in order
   */
  float[][] embed(List<Photo> photos) {
    int side = shape.inputSize();
    return embed(
        photos, (i, rgb, offset) -> Augmentation.plain(photos.get(i).full(), side, rgb, offset));
  }

  /**
   * Embeds photos as a camera in a shop may show them: each varied once, the same way each time.
   *
   * @return one vector per photo, in order
   */
  float[][] embedVaried(List<Photo> photos, AugmentationSettings settings) {
    ThreadLocal<Augmentation> augmentations =
        ThreadLocal.withInitial(
            () -> new Augmentation(shape.inputSize(), new Backgrounds(List.of())));
    return embed(
        photos,
        (i, rgb, offset) -> {
          Augmentation augmentation = augmentations.get();
          augmentation.settings(settings);
          augmentation.view(photos.get(i), new SplittableRandom(i), rgb, offset);
        });
  }

  private float[][] embed(List<Photo> photos, Look look) {
    int side = shape.inputSize();
    int bytes = 3 * side * side;
    float[][] embeddings = new float[photos.size()][];
    for (int from = 0; from < photos.size(); from += CHUNK) {
      int count = Math.min(CHUNK, photos.size() - from);
      byte[] pictures = new byte[count * bytes];
      int first = from;
      IntStream.range(0, count).parallel().forEach(i -> look.at(first + i, pictures, i * bytes));
      float[] flat = embed(pictures, side);
      for (int i = 0; i < count; i++) {
        embeddings[from + i] =
            Arrays.copyOfRange(flat, i * shape.dimension(), (i + 1) * shape.dimension());
      }
    }
    return embeddings;
  }

  /** Embeds square pictures, one after the other in {@code rgb}. */
  float[] embed(byte[] rgb, int side) {
    return graph.run(rgb, side, side);
  }

  /** Writes the graph into a model directory and returns its version. */
  String write(Path directory) throws IOException {
    return graph.write(directory);
  }

  @Override
  public void close() {
    graph.close();
  }
}
