package dev.walkout.vision.detect;

import dev.walkout.vision.embed.PictureGraph;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A grid detector as {@code walkout train-detector} writes it. Safe for use by several threads at
 * once.
 */
public final class GridDetector implements AutoCloseable {

  /** Two hands that overlap more are taken for one. */
  static final double MOST_OVERLAP = 0.5;

  private final DetectorCard card;
  private final PictureGraph graph;
  private final GridDecoder decoder;
  private final NonMaximumSuppression suppression = new NonMaximumSuppression(MOST_OVERLAP);

  private GridDetector(DetectorCard card, PictureGraph graph) {
    this.card = card;
    this.graph = graph;
    this.decoder = new GridDecoder(card.columns(), card.rows());
  }

  /**
   * Loads a model directory.
   *
   * @param threads how many threads will detect at once; the first model loaded in a process
   *     decides
   * @throws IllegalArgumentException when the directory holds no grid detector of this format
   */
  public static GridDetector load(Path directory, int threads) {
    DetectorCard card = DetectorCard.read(directory);
    return new GridDetector(card, PictureGraph.load(directory, card.version(), threads));
  }

  /** What model this is. */
  public DetectorCard model() {
    return card;
  }

  /**
   * Finds hands and products.
   *
   * @param picture of any size; one of the model's own width and height saves resizing
   * @param leastScore 0 to 1; what scores less is left out
   * @return the surest first
   */
  public List<Detection> detect(Picture picture, double leastScore) {
    Picture fitted = Letterbox.resize(picture, card.width(), card.height());
    ByteBuffer bytes = ByteBuffer.allocateDirect(fitted.rgb().length).put(fitted.rgb()).flip();
    float[] grid = graph.run(bytes, card.width(), card.height());
    if (grid.length != decoder.length()) {
      throw new IllegalArgumentException(
          "detector %s makes %d numbers a picture, its card says %d: copy the whole folder again"
              .formatted(card.id(), grid.length, decoder.length()));
    }
    return suppression.of(decoder.decode(grid, 0, leastScore));
  }

  @Override
  public void close() {
    graph.close();
  }
}
