package dev.walkout.vision.train;

import dev.walkout.vision.embed.DjlEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The network as it is shipped: batch norm folded into constants, resize and normalisation inside.
 * Pictures are bytes [N,S,S,3], embeddings floats [N,D] of unit length.
 */
final class FrozenNetwork implements AutoCloseable {

  private static final int CHUNK = 64;

  private final NetworkShape shape;
  private final Graph graph = new Graph();
  private final Session session;

  FrozenNetwork(NetworkShape shape, Weights weights, ConfigProto config) {
    this.shape = shape;
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> pictures =
        tf.withName(DjlEmbedder.INPUT)
            .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    Network network = new Network(shape, (ops, c, x) -> folded(ops, weights, c, x));
    tf.withName(DjlEmbedder.OUTPUT).identity(network.resized(tf, pictures).embeddings());
    this.session = new Session(graph, config);
  }

  private static Operand<TFloat32> folded(
      Ops tf, Weights weights, NetworkShape.Convolution c, Operand<TFloat32> x) {
    Weights.Folded folded = weights.folded(c);
    Shape kernel = Shape.of(c.kernel(), c.kernel(), c.in(), c.out());
    return tf.nn.biasAdd(
        TrainingGraph.convolve(tf, c, x, tf.constant(kernel, DataBuffers.of(folded.kernel()))),
        tf.constant(folded.bias()));
  }

  /**
   * Embeds photos whole and letterboxed.
   *
   * @return one vector per photo, in order
   */
  float[][] embed(List<Photo> photos) {
    int side = shape.inputSize();
    int bytes = 3 * side * side;
    float[][] embeddings = new float[photos.size()][];
    for (int from = 0; from < photos.size(); from += CHUNK) {
      int count = Math.min(CHUNK, photos.size() - from);
      byte[] pictures = new byte[count * bytes];
      int first = from;
      IntStream.range(0, count)
          .parallel()
          .forEach(
              i -> Augmentation.plain(photos.get(first + i).full(), side, pictures, i * bytes));
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
    Shape dimensions = Shape.of(rgb.length / (3L * side * side), side, side, 3);
    try (TUint8 pictures = TUint8.tensorOf(dimensions, DataBuffers.of(rgb));
        var result =
            session.runner().feed(DjlEmbedder.INPUT, pictures).fetch(DjlEmbedder.OUTPUT).run()) {
      return Variables.floats((TFloat32) result.get(0));
    }
  }

  /** The SavedModel, without variables: its graph holds all there is. */
  SavedModel savedModel() {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs(
                DjlEmbedder.INPUT,
                tensor(DjlEmbedder.INPUT, DataType.DT_UINT8, new long[] {-1, -1, -1, 3}))
            .putOutputs(
                DjlEmbedder.OUTPUT,
                tensor(DjlEmbedder.OUTPUT, DataType.DT_FLOAT, new long[] {-1, shape.dimension()}))
            .build();
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setGraphDef(graph.toGraphDef())
            .putSignatureDef("serving_default", signature);
    meta.getMetaInfoDefBuilder().addTags("serve").setTensorflowVersion(TensorFlow.version());
    return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
  }

  private static TensorInfo tensor(String name, DataType type, long[] dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dimension : dimensions) {
      shape.addDimBuilder().setSize(dimension);
    }
    return TensorInfo.newBuilder()
        .setName(name + ":0")
        .setDtype(type)
        .setTensorShape(shape)
        .build();
  }

  /**
   * Writes {@code saved_model.pb}.
   *
   * @return its content hash, 16 hexadecimal digits
   */
  String write(Path directory) throws IOException {
    byte[] bytes = savedModel().toByteArray();
    Files.write(directory.resolve(DjlEmbedder.GRAPH), bytes);
    return Photo.hash(bytes);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
