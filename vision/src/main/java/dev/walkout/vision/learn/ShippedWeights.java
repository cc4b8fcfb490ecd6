package dev.walkout.vision.learn;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.walkout.vision.embed.PictureGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/**
 * The weights of a shipped graph, read back: convolutions with their batch norm folded in, so each
 * has a batch norm that changes nothing.
 */
public final class ShippedWeights {

  private final Path directory;
  private final List<NodeDef> biased;
  private final Map<String, NodeDef> nodes;

  private ShippedWeights(Path directory, GraphDef graph) {
    this.directory = directory;
    this.biased =
        graph.getNodeList().stream().filter(node -> node.getOp().equals("BiasAdd")).toList();
    this.nodes =
        graph.getNodeList().stream()
            .collect(Collectors.toMap(NodeDef::getName, Function.identity()));
  }

  /**
   * The weights of a model folder.
   *
   * @param convolutions of its network, in the order in which they are applied
   * @throws IllegalArgumentException naming the folder, if its network is another one
   */
  public static Weights read(Path directory, List<Convolution> convolutions) {
    Path file = directory.resolve(PictureGraph.FILE);
    try {
      SavedModel saved = SavedModel.parseFrom(Files.readAllBytes(file));
      return new ShippedWeights(directory, saved.getMetaGraphs(0).getGraphDef()).of(convolutions);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(file + " is no model: copy the whole folder again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private Weights of(List<Convolution> convolutions) {
    if (biased.size() != convolutions.size()) {
      throw other(biased.size() + " convolutions, not " + convolutions.size());
    }
    Map<String, float[]> values = new TreeMap<>();
    for (int i = 0; i < convolutions.size(); i++) {
      Convolution c = convolutions.get(i);
      NodeDef bias = biased.get(i);
      float[] kernel = constant(nodes.get(bias.getInput(0)).getInput(1));
      if (kernel.length != c.fanIn() * c.out()) {
        throw other(kernel.length + " weights in " + c.name());
      }
      values.put(c.name() + "/kernel", kernel);
      values.put(c.name() + "/gamma", filled(c.out(), 1));
      values.put(c.name() + "/beta", constant(bias.getInput(1)));
      values.put(c.name() + "/mean", new float[c.out()]);
      values.put(c.name() + "/variance", filled(c.out(), 1 - Weights.EPSILON));
    }
    return new Weights(values);
  }

  private float[] constant(String name) {
    var bytes =
        nodes
            .get(name)
            .getAttrOrThrow("value")
            .getTensor()
            .getTensorContent()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] values = new float[bytes.remaining()];
    bytes.get(values);
    return values;
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private IllegalArgumentException other(String what) {
    return new IllegalArgumentException(
        "the model in "
            + directory
            + " has another network, of "
            + what
            + ": give one that `walkout train` wrote with the same network");
  }
}
