package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.Spread;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.train.NetworkCost;
import dev.walkout.vision.train.NetworkCost.Precision;
import dev.walkout.vision.train.NetworkShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench networks}. */
@Command(
    name = "networks",
    description = "Milliseconds a crop that the networks which `train` knows take, in bursts of 8.",
    sortOptions = false)
final class BenchNetworks implements Callable<Integer> {

  /** What the others are compared with: the shipped network. */
  private static final String SHIPPED = "medium 96 FLOAT32";

  @Spec private CommandSpec spec;

  @Option(
      names = "--input-size",
      paramLabel = "N",
      split = ",",
      defaultValue = "64,96,128",
      description = "Pixels a side, 96 among them (default: ${DEFAULT-VALUE}).")
  private List<Integer> inputSizes;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "How long one measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    if (!inputSizes.contains(NetworkShape.medium().inputSize())) {
      throw new UserError(
          "--input-size is " + inputSizes + ": name 96 too, which the ratios are to");
    }
    Machine machine = report.machine(spec);
    Map<String, NetworkShape> shapes = new LinkedHashMap<>();
    NetworkShape.named()
        .forEach(
            (name, shape) ->
                inputSizes.forEach(n -> shapes.put(name + " " + n, shape.withInputSize(n))));
    Map<String, NetworkCost> costs = new LinkedHashMap<>();
    try {
      shapes.forEach(
          (name, shape) -> {
            for (Precision precision : precisions()) {
              costs.put(name + " " + precision, new NetworkCost(shape, precision));
            }
          });
      Map<String, List<Double>> found = measured(costs);
      TextTable table =
          new TextTable("network", "parameters", "multiply-adds", "ms a crop", "to the shipped");
      found.forEach((name, times) -> table.row(row(name, shapes, times, found.get(SHIPPED))));
      Map<String, Object> figures = new TreeMap<>();
      found.forEach((name, times) -> figures.put(name, Spread.of(times)));
      report.tell(spec, machine, table.toString(), Map.of("millisecondsACrop", figures));
    } finally {
      costs.values().forEach(NetworkCost::close);
    }
    return 0;
  }

  private static List<Precision> precisions() {
    return Sessions.hasBfloat16() ? List.of(Precision.values()) : List.of(Precision.FLOAT32);
  }

  private Map<String, List<Double>> measured(Map<String, NetworkCost> costs) {
    Map<String, List<Double>> found = new LinkedHashMap<>();
    Duration each = Duration.ofNanos((long) (1e9 * seconds));
    for (int round = 0; round < Math.max(1, rounds); round++) {
      costs.forEach(
          (name, cost) ->
              found.computeIfAbsent(name, n -> new ArrayList<>()).add(cost.milliseconds(each)));
    }
    return found;
  }

  private static String[] row(
      String name, Map<String, NetworkShape> shapes, List<Double> times, List<Double> shipped) {
    NetworkShape shape = shapes.get(name.substring(0, name.lastIndexOf(' ')));
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      ratios.add(times.get(i) / shipped.get(i));
    }
    return new String[] {
      name.toLowerCase(Locale.ROOT),
      String.format(Locale.ROOT, "%.2f M", shape.parameters() / 1e6),
      String.format(Locale.ROOT, "%.0f M", shape.multiplyAdds() / 1e6),
      Spread.of(times).text("%.3f"),
      Spread.of(ratios).text("%.2f")
    };
  }
}
