package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.fault.Campaign;
import dev.walkout.shop.bench.fault.CampaignReport;
import dev.walkout.sim.fault.FaultScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench faults}. */
@Command(
    name = "faults",
    description = "Kill a running shop again and again: is anything lost, or charged twice?",
    sortOptions = false)
final class BenchFaults implements Callable<Integer> {

  private static final int BROKEN = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--faults",
      paramLabel = "SCRIPT",
      defaultValue = "repeat 2% after 3s; shuffle 1s; kill 50; restart-broker 3",
      description = {
        "What goes wrong, sentences between semicolons (default: ${DEFAULT-VALUE}):",
        FaultScript.SENTENCES
      })
  private String faults;

  @Mixin private SeedFlag seed;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "24",
      description = "Shoppers of the day (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--failovers",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often failover and cold start are measured (default: ${DEFAULT-VALUE}).")
  private int failovers;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    Campaign.Plan plan =
        new Campaign.Plan(FaultScript.parse(faults), seed.value(), trips, failovers);
    Machine machine = report.machine(spec);
    CampaignReport found = Campaign.run(plan, TerminalProgress.onStandardError());
    report.tell(spec, machine, found.text(), found.figures());
    return found.holds() ? 0 : BROKEN;
  }
}
