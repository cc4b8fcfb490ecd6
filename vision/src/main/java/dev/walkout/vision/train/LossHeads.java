package dev.walkout.vision.train;

import dev.walkout.vision.learn.Variables;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Where losses declare what they learn beside the network: proxies, centres, heads. It is thrown
 * away with the training.
 *
 * @param weights of the training
 * @param shape of the network
 * @param products how many are trained on
 * @param categories how many these belong to
 */
record LossHeads(Variables weights, NetworkShape shape, int products, int categories) {

  /** Under this name {@link CosineSoftmax} keeps a vector for each product, [D,P]. */
  static final String PRODUCTS = "head/products";

  /** One vector for each product, [D,P]. */
  Operand<TFloat32> perProduct(String name) {
    return weights.add("head/" + name, shape.dimension(), products).value();
  }

  /** Several vectors for each product, each [D,P]. */
  List<Operand<TFloat32>> perProduct(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> perProduct(name + "/" + i)).toList();
  }

  /** A convolution of 3 x 3. */
  Operand<TFloat32> kernel(String name, int in, int out) {
    return weights.add("head/" + name, 3, 3, in, out).value();
  }

  /** One vector over the features for each category, [F,C]. */
  Operand<TFloat32> perCategory() {
    return weights.add("head/categories", shape.features(), categories).value();
  }
}
