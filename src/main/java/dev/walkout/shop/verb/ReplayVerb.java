package dev.walkout.shop.verb;

import dev.walkout.shop.StopSignal;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.replay.Pace;
import dev.walkout.shop.replay.Replay;
import dev.walkout.shop.replay.ReplayRequest;
import dev.walkout.shop.replay.ReplayRequest.Eyes;
import dev.walkout.shop.replay.ReplaySettings;
import dev.walkout.shop.replay.RunSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout replay}: a recording again, perhaps under other settings. */
@Command(
    name = "replay",
    description = "Run a recording again, under other settings or another model.",
    sortOptions = false)
public final class ReplayVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Parameters(paramLabel = "FILE", description = "What `walkout record` wrote.")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "X|max",
      defaultValue = "max",
      description = "1 as it happened, 50 fifty times as fast (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a setting: gate.tl, gate.th, gate.margin (0.6, or +0.05 to move), or one of"
              + " fusion.*, cart.*, trip.*; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private ModelFlag model;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description =
          "Enrol the products anew from category__product/*.jpg, which another model needs"
              + " (default: the recorded anchors).")
  private Optional<Path> photos;

  @Option(
      names = "--recognise",
      paramLabel = "yes|no",
      defaultValue = "yes",
      description =
          "no takes the recorded sightings, without pictures (default: ${DEFAULT-VALUE}).")
  private String recognise;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topics of zones and trips (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads of each topology (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keep the outputs and a summary in this folder, for `walkout diff`.")
  private Optional<Path> out;

  @Mixin private ReportFlag report;

  @Override
  public Integer call() throws Exception {
    report.checked();
    ReplayRequest request =
        new ReplayRequest(
            file,
            Pace.of(speed),
            ReplaySettings.of(settings),
            new Eyes(recognises(), model.given(), photos),
            partitions,
            threads,
            out);
    try (StopSignal stop = StopSignal.watch()) {
      return run(request, stop);
    }
  }

  private int run(ReplayRequest request, StopSignal stop) throws Exception {
    TerminalProgress progress = TerminalProgress.onStandardError();
    try (Replay replay = new Replay(request, progress, stop::goOn)) {
      RunSummary summary = replay.run();
      spec.commandLine().getOut().print(summary.text());
      spec.commandLine().getOut().flush();
      report.write(summary.toJson());
      return 0;
    } catch (Exception e) {
      if (stop.asked()) {
        return StopSignal.EXIT_CODE;
      }
      throw e;
    }
  }

  private boolean recognises() {
    return switch (recognise) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new UserError("--recognise must be yes or no, not '" + recognise + "'");
    };
  }
}
