package dev.walkout.vision.embed;

import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An embedding network run by DJL's TensorFlow engine. */
public final class DjlEmbedder implements Embedder {

  /** Name of the model's output, floats [N,D]. */
  public static final String OUTPUT = "embeddings";

  /** Larger batches are no faster, and cost memory. */
  private static final int LARGEST_BATCH = 32;

  private final ModelCard card;
  private final PictureGraph graph;

  private DjlEmbedder(ModelCard card, PictureGraph graph) {
    this.card = card;
    this.graph = graph;
  }

  /**
   * Loads a model directory as {@code walkout train} writes it.
   *
   * @param threads how many threads will embed at once; the first model loaded in a process decides
   * @throws IllegalArgumentException when the directory holds no model
   */
  public static DjlEmbedder load(Path directory, int threads) {
    ModelCard card = ModelCard.read(directory);
    return new DjlEmbedder(card, PictureGraph.load(directory, card.version(), threads));
  }

  @Override
  public ModelCard model() {
    return card;
  }

  @Override
  public List<float[]> embed(List<Picture> pictures) {
    List<float[]> embeddings = new ArrayList<>(pictures.size());
    for (int from = 0; from < pictures.size(); from += LARGEST_BATCH) {
      int to = Math.min(pictures.size(), from + LARGEST_BATCH);
      embedBatch(pictures.subList(from, to), embeddings);
    }
    return embeddings;
  }

  private void embedBatch(List<Picture> pictures, List<float[]> embeddings) {
    int side = card.inputSize();
    ByteBuffer bytes = ByteBuffer.allocateDirect(pictures.size() * 3 * side * side);
    pictures.forEach(picture -> bytes.put(Letterbox.square(picture, side).rgb()));
    bytes.flip();
    float[] flat = graph.run(bytes, side, side);
    int dimension = card.dimension();
    if (flat.length != pictures.size() * dimension) {
      throw new IllegalArgumentException(
          "model "
              + card.id()
              + " makes vectors of "
              + flat.length / pictures.size()
              + " numbers, but its dimension is "
              + dimension
              + " in "
              + ModelCard.FILE
              + "; copy the whole folder again");
    }
    for (int i = 0; i < pictures.size(); i++) {
      embeddings.add(Arrays.copyOfRange(flat, i * dimension, (i + 1) * dimension));
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
