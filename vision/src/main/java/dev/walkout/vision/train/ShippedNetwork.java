package dev.walkout.vision.train;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.SeenPhotos;
import dev.walkout.vision.learn.ShippedWeights;
import dev.walkout.vision.learn.Weights;
import java.nio.file.Path;
import java.util.Set;

/**
 * A model folder, read back for a training.
 *
 * @param weights of its network, batch norm folded in
 * @param photos it was trained on, by hash
 */
record ShippedNetwork(ModelCard card, NetworkShape shape, Weights weights, Set<String> photos) {

  /**
   * Reads a model folder.
   *
   * @param like its network, but for the input size, which may be another
   * @throws IllegalArgumentException naming the folder, if it holds no such network
   */
  static ShippedNetwork read(Path folder, NetworkShape like) {
    ModelCard card = ModelCard.read(folder);
    NetworkShape shape = like.withInputSize(card.inputSize());
    return new ShippedNetwork(
        card,
        shape,
        ShippedWeights.read(folder, shape.convolutions()),
        SeenPhotos.of(folder).digests());
  }
}
