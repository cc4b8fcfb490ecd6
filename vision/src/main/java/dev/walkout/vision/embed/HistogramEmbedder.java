package dev.walkout.vision.embed;

import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The naive baseline: a colour histogram and a histogram of oriented gradients, nothing learned.
 *
 * <p>Colours are counted softly in hue, saturation and value; gradients in 8x8-pixel cells of 9
 * unsigned orientations, normalised over blocks of 2x2 cells as in N. Dalal and B. Triggs,
 * "Histograms of Oriented Gradients for Human Detection", CVPR 2005. Both parts have equal weight
 * and the whole has unit length.
 */
public final class HistogramEmbedder implements Embedder {

  private static final int SIDE = 64;
  private static final ColourHistogram COLOUR = new ColourHistogram();
  private static final OrientedGradients GRADIENTS = new OrientedGradients(SIDE);

  @Override
  public ModelCard model() {
    return new ModelCard(
        "histogram",
        "1",
        SIDE,
        COLOUR.dimension() + GRADIENTS.dimension(),
        0.05,
        Map.of(Thresholds.ANY_CATEGORY, new Thresholds(0.4, 1.0, 0.1)),
        List.of(),
        Map.of(),
        Map.of("colour", "hue, saturation, value", "gradients", "HOG"));
  }

  @Override
  public List<float[]> embed(List<Picture> pictures) {
    List<float[]> vectors = new ArrayList<>(pictures.size());
    for (Picture picture : pictures) {
      vectors.add(embed(Letterbox.square(picture, SIDE)));
    }
    return vectors;
  }

  private static float[] embed(Picture square) {
    float[] colour = COLOUR.of(square);
    float[] gradients = GRADIENTS.of(square);
    double[] both = new double[colour.length + gradients.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = i < colour.length ? colour[i] : gradients[i - colour.length];
    }
    return UnitVectors.unit(both); // a picture of one colour has no gradients
  }

  @Override
  public void close() {}
}
