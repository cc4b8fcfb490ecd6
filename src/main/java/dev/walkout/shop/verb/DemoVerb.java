package dev.walkout.shop.verb;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.shop.StopSignal;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.demo.Demo;
import dev.walkout.shop.demo.DemoReport;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.demo.DemoRequest.Files;
import dev.walkout.shop.demo.DemoRequest.Models;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.shop.pixels.PixelDemo;
import dev.walkout.shop.pixels.PixelDemo.Filming;
import dev.walkout.shop.pixels.PixelReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout demo}: a simulated store day through a real broker, and its score. */
@Command(
    name = "demo",
    description = "Run a simulated store from pictures to scored receipts.",
    sortOptions = false)
public final class DemoVerb implements Callable<Integer> {

  private static final int TRIPS = 40;
  private static final int FILMED_TRIPS = 10;

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--pixels",
      description =
          "Film what the cameras see, and let an edge agent find the hands in the films: a small"
              + " shop of two zones that lets in one shopper at a time.")
  private boolean pixels;

  @Option(
      names = "--trips",
      paramLabel = "N",
      description = "Shoppers that come (default: 40, with --pixels 10).")
  private Optional<Integer> trips;

  @Mixin private SeedFlag seed;

  @Mixin private ProductsFlag products;

  @Mixin private ModelFlag model;

  @Mixin private DetectorFlags detectors;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder of models for some categories each, named by its clusters.json, beside --model:"
              + " zones that sell nothing else are recognised by them.")
  private Optional<Path> clusterModels;

  @Mixin private ReportFlag report;

  @Option(
      names = "--receipts",
      paramLabel = "FILE",
      description = "Write the final receipts as JSON lines, in order of trip.")
  private Optional<Path> receipts;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what really happened as JSON lines.")
  private Optional<Path> truth;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Keep broker and state here; a run that was stopped, even killed, goes on from there"
              + " (default: a temporary folder that is deleted).")
  private Optional<Path> dir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Loopback port of the broker in this JVM (default: a free one).")
  private int port;

  @Mixin private ServerFlags servers;
  @Mixin private RedisFlags redis;
  @Mixin private GuardFlags guard;

  @Override
  public Integer call() throws Exception {
    if (!pixels && !detectors.one().kind().equals(DetectorConfig.MOTION)) {
      throw new UserError("--detector is what looks at films: add --pixels");
    }
    ReportFile.check("--receipts", receipts);
    ReportFile.check("--truth", truth);
    DemoRequest request =
        new DemoRequest(
            trips.orElse(pixels ? FILMED_TRIPS : TRIPS),
            seed.value(),
            products.folder(),
            new Models(model.given(), clusterModels),
            new Where(servers.kafka(), port, dir, servers.registry(), redis.index(guard)),
            new Files(report.checked(), receipts, truth));
    try (StopSignal stop = StopSignal.watch()) {
      return run(request, stop);
    }
  }

  private int run(DemoRequest request, StopSignal stop) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Told told = pixels ? films(request, stop) : simulated(request, stop);
      out.print(told.text());
      out.flush();
      report.write(told.json());
      return 0;
    } catch (Exception e) {
      if (stop.asked()) {
        return StopSignal.EXIT_CODE;
      }
      throw e;
    }
  }

  /** A report for people and for programs. */
  private record Told(String text, String json) {}

  private static Told simulated(DemoRequest request, StopSignal stop) throws Exception {
    try (Demo demo = new Demo(request, TerminalProgress.onStandardError(), stop::goOn)) {
      DemoReport result = demo.run();
      return new Told(result.text(), result.toJson());
    }
  }

  private Told films(DemoRequest request, StopSignal stop) throws Exception {
    Filming filming = Filming.of(detectors.one());
    try (PixelDemo demo =
        new PixelDemo(request, filming, TerminalProgress.onStandardError(), stop::goOn)) {
      PixelReport result = demo.run();
      return new Told(result.text(), result.toJson());
    }
  }
}
