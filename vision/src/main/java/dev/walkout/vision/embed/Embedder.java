package dev.walkout.vision.embed;

import dev.walkout.vision.picture.Picture;
import java.util.List;

/** Pictures to unit vectors. Safe for use by several threads at once. */
public interface Embedder extends AutoCloseable {

  /** What model this is; its version tells whether two embeddings can be compared. */
  ModelCard model();

  /**
   * Embeds pictures of any size, letterboxed as at enrolment.
   *
   * @return one vector of unit length and {@code model().dimension()} numbers per picture, in order
   */
  List<float[]> embed(List<Picture> pictures);

  /** Frees what is held outside the Java heap; later calls of {@link #embed} fail. */
  @Override
  void close();
}
