package dev.walkout.vision.learn;

import dev.walkout.vision.embed.PictureGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A network as it is shipped: everything is constant, pictures of bytes [N,H,W,3] go in, floats
 * come out.
 */
public final class FrozenGraph implements AutoCloseable {

  /** What lies between the pictures and the output. */
  public interface Body {
    Operand<TFloat32> apply(Ops tf, Operand<TUint8> pictures);
  }

  private final String output;
  private final long[] outputShape;
  private final Graph graph = new Graph();
  private final Session session;

  /**
   * @param output name of the output
   * @param body from pictures [N,H,W,3] of any size to the output
   */
  public FrozenGraph(String output, Body body, ConfigProto config) {
    this.output = output;
    Ops tf = Ops.create(graph);
    Placeholder<TUint8> pictures =
        tf.withName(PictureGraph.INPUT)
            .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    Operand<TFloat32> result = tf.withName(output).identity(body.apply(tf, pictures));
    this.outputShape = result.shape().asArray();
    this.session = new Session(graph, config);
  }

  /**
   * Runs it.
   *
   * @param rgb pictures of width x height, one after the other
   * @return all floats of the output
   */
  public float[] run(byte[] rgb, int width, int height) {
    Shape dimensions = Shape.of(rgb.length / (3L * width * height), height, width, 3);
    try (TUint8 pictures = TUint8.tensorOf(dimensions, DataBuffers.of(rgb));
        var result = session.runner().feed(PictureGraph.INPUT, pictures).fetch(output).run()) {
      return Variables.floats((TFloat32) result.get(0));
    }
  }

  /** The SavedModel, without variables: its graph holds all there is. */
  private SavedModel savedModel() {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs(
                PictureGraph.INPUT,
                tensor(PictureGraph.INPUT, DataType.DT_UINT8, new long[] {-1, -1, -1, 3}))
            .putOutputs(output, tensor(output, DataType.DT_FLOAT, outputShape))
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
   * @return its content hash, the version of the model
   */
  public String write(Path directory) throws IOException {
    byte[] bytes = savedModel().toByteArray();
    Files.write(directory.resolve(PictureGraph.FILE), bytes);
    return PictureGraph.version(bytes);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
