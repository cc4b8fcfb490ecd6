package dev.walkout.vision.train;

import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training begins with that goes on from a model: its layers, see {@link Thawing}, and for
 * each product of the training the mean of its embeddings in place of a drawn vector (Qi, Brown and
 * Lowe, "Low-Shot Learning with Imprinted Weights", CVPR 2018), so that the first steps do not tear
 * apart what the model knows.
 */
final class Beginning {

  /** Batches that statistics are measured on. */
  private static final int BATCHES = 4;

  /** More photos change a product's mean little. */
  private static final int PHOTOS_OF_PRODUCT = 16;

  private final TrainRequest.Plan plan;
  private final List<Sampler.Pool> pools;

  Beginning(TrainRequest.Plan plan, List<Sampler.Pool> pools) {
    this.plan = plan;
    this.pools = pools;
  }

  /** Weights under the names of a training graph. */
  Weights from(ShippedNetwork model) throws InterruptedException {
    List<byte[]> batches = new ArrayList<>();
    try (Feeder feeder = new Feeder(new Sampler(pools, plan.batches()), plan, 0)) {
      while (batches.size() < BATCHES) {
        batches.add(feeder.take().pictures());
      }
    }
    int threads = plan.batches().threads();
    Weights layers =
        new Thawing(plan.network(), model.weights()).on(batches, Sessions.embedding(threads));
    Map<String, float[]> values = new TreeMap<>(layers.values());
    if (plan.loss().has(LossKind.COSINE)) {
      values.put(LossHeads.PRODUCTS, imprinted(model.weights()));
    }
    return new Weights(values);
  }

  /** The means of all products as the columns of a matrix [D,P]. */
  private float[] imprinted(Weights weights) {
    List<Sampler.Product> products =
        pools.stream().flatMap(pool -> pool.products().stream()).toList();
    float[] matrix = new float[plan.network().dimension() * products.size()];
    try (FrozenNetwork network =
        new FrozenNetwork(plan.network(), weights, Sessions.embedding(plan.batches().threads()))) {
      for (Sampler.Product product : products) {
        float[] mean =
            Recall.mean(network.embed(Validation.spread(product.photos(), PHOTOS_OF_PRODUCT)));
        for (int d = 0; d < mean.length; d++) {
          matrix[d * products.size() + product.index()] = mean[d];
        }
      }
    }
    return matrix;
  }
}
