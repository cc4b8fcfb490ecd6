package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import dev.walkout.vision.train.NetworkShape;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which network is trained. */
final class NetworkFlags {

  @Option(
      names = "--network",
      paramLabel = "SHAPE",
      defaultValue = "medium",
      description =
          "medium as shipped, small (half as wide) or separable (depthwise convolutions; default:"
              + " ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--input-size",
      paramLabel = "N",
      defaultValue = "96",
      description = "Pixels a side that it sees (default: ${DEFAULT-VALUE}).")
  private int inputSize;

  NetworkShape shape() {
    Map<String, NetworkShape> known = NetworkShape.named();
    NetworkShape shape = known.get(name);
    if (shape == null) {
      throw new UserError("--network is " + name + ": use one of " + known.keySet());
    }
    return shape.withInputSize(inputSize);
  }
}
