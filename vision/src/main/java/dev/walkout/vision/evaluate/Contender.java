package dev.walkout.vision.evaluate;

import dev.walkout.vision.embed.Embedder;

/**
 * A model that is judged.
 *
 * @param name of its row in the tables
 * @param gated whether its gate and thresholds mean something; else its nearest anchor speaks
 */
record Contender(String name, Embedder embedder, boolean gated) {

  /** A trained model, named after its card. */
  static Contender trained(Embedder embedder) {
    String name = embedder.model().name() + " " + embedder.model().version();
    return new Contender(name, embedder, true);
  }
}
