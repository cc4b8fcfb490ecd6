package dev.walkout.shop.bench.fault;

import dev.walkout.shop.bench.Spread;
import dev.walkout.shop.bench.fault.Campaign.Plan;
import dev.walkout.shop.bench.fault.Invariants.Breach;
import dev.walkout.shop.bench.fault.Invariants.Law;
import dev.walkout.shop.demo.Accounting;
import dev.walkout.sim.fault.Disturbance.Kill;
import dev.walkout.sim.fault.Disturbance.LoseRedis;
import dev.walkout.sim.fault.Disturbance.RestartBroker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a campaign found.
 *
 * @param audit of the run under faults
 * @param undisturbed the same day without any
 * @param failover how long a killed shop was away, if it was measured
 */
public record CampaignReport(
    Plan plan, Run run, Audit audit, Audit undisturbed, Optional<Failover.Times> failover) {

  private static final int SHOWN = 5;

  /**
   * The run under faults.
   *
   * @param sent reports of shelf sensors, repeats included
   * @param deaths how often the topologies ended by themselves
   */
  record Run(double seconds, long sent, int deaths) {}

  /** Reports that reached no end: not on the topic, not answered, or in no movement. */
  public long lost() {
    return run.sent() - audit.observations() + broken(Law.NOTHING_VANISHES);
  }

  /** Charges, or what leads to them, that are there twice. */
  public long doubled() {
    return broken(Law.NOTHING_TWICE);
  }

  /** Trips whose receipts are not those of the undisturbed run. */
  public Set<String> differences() {
    return Receipts.differences(undisturbed.receipts(), audit.receipts());
  }

  /** Whether all is as it must be; receipts may differ where something was lost on the way. */
  public boolean holds() {
    return audit.invariants().broken().isEmpty()
        && lost() == 0
        && (plan.script().loses() || differences().isEmpty())
        && wrongLines() == 0;
  }

  private long broken(Law law) {
    return audit.invariants().broken().stream().filter(breach -> breach.law() == law).count();
  }

  /** Of the first lines after a start, those that the undisturbed run does not have. */
  private long wrongLines() {
    Set<Object> right = new HashSet<>(undisturbed.cartEvents());
    return failover.stream()
        .flatMap(times -> times.lines().stream())
        .filter(line -> !right.contains(line))
        .count();
  }

  /** Some lines for people. */
  public String text() {
    Accounting.Sum sum = audit.invariants().accounts();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "faults: %s; seed %d, %d trips%n"
                + "topologies killed %d times, broker %d, Redis %d, in %.0f s; ended by themselves"
                + " %d times%n"
                + "reports of shelf sensors: %,d; lost %d%n"
                + "bursts: %d = %d used + %d doubted + %d dead; %d came again%n"
                + "charged twice: %d; without evidence: %d; rewritten: %d%n"
                + "receipts of %d trips, not those of the undisturbed run: %s%n",
            plan.script(),
            plan.seed(),
            plan.trips(),
            plan.script().times(Kill.class),
            plan.script().times(RestartBroker.class),
            plan.script().times(LoseRedis.class),
            run.seconds(),
            run.deaths(),
            run.sent(),
            lost(),
            sum.bursts(),
            sum.used(),
            sum.doubted(),
            sum.dead(),
            sum.repeated(),
            doubled(),
            broken(Law.NOTHING_UNPROVEN),
            broken(Law.NOTHING_REWRITTEN),
            plan.trips(),
            differences().isEmpty() ? "none" : differences()));
    audit.invariants().broken().stream()
        .limit(SHOWN)
        .map(Breach::toString)
        .forEach(breach -> text.append("  ").append(breach).append(System.lineSeparator()));
    failover.ifPresent(times -> text.append(text(times)));
    return text.toString();
  }

  private String text(Failover.Times times) {
    return String.format(
        Locale.ROOT,
        "to the first line in a cart, seconds, %d rounds: after SIGKILL %s, cold start %s%n"
            + "ratio, round by round: %s, aim 1.2; wrong lines: %d%n",
        times.restarts().size(),
        Spread.of(times.restarts()).text("%.2f"),
        Spread.of(times.coldStarts()).text("%.2f"),
        Spread.of(ratios(times)).text("%.2f"),
        wrongLines());
  }

  private static List<Double> ratios(Failover.Times times) {
    return IntStream.range(0, times.restarts().size())
        .mapToObj(i -> times.restarts().get(i) / times.coldStarts().get(i))
        .toList();
  }

  /** The same for programs. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("faults", plan.script().toString());
    figures.put("seed", plan.seed());
    figures.put("trips", plan.trips());
    figures.put("kills", plan.script().times(Kill.class));
    figures.put("brokerRestarts", plan.script().times(RestartBroker.class));
    figures.put("redisLosses", plan.script().times(LoseRedis.class));
    figures.put("seconds", run.seconds());
    figures.put("deaths", run.deaths());
    figures.put("reports", run.sent());
    figures.put("lost", lost());
    figures.put("doubled", doubled());
    figures.put("accounting", audit.invariants().accounts());
    figures.put("broken", new ArrayList<>(audit.invariants().broken()));
    figures.put("receiptsThatDiffer", differences());
    failover.ifPresent(
        times -> {
          figures.put("restartSeconds", times.restarts());
          figures.put("coldStartSeconds", times.coldStarts());
          figures.put("ratio", Spread.of(ratios(times)));
          figures.put("wrongLines", wrongLines());
        });
    return figures;
  }
}
