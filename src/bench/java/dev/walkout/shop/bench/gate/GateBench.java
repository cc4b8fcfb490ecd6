package dev.walkout.shop.bench.gate;

import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.gate.Day.Shown;
import dev.walkout.shop.bench.gate.Decisions.Answers;
import dev.walkout.shop.bench.gate.GateReport.DayRow;
import dev.walkout.shop.bench.gate.GateReport.Receipts;
import dev.walkout.shop.bench.gate.GateReport.Speed;
import dev.walkout.shop.bench.index.RedisSide;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the demo's store have some days and decides on their bursts twice, with the gate and by
 * searching always.
 *
 * @param seeds a day each
 * @param trips shoppers of a day
 * @param rounds how often each side's speed is measured
 * @param seconds how long one such measurement takes
 */
public record GateBench(List<Long> seeds, int trips, int rounds, double seconds) {

  private static final Lane GATE = new Lane("gate");
  private static final Lane ALWAYS = new Lane("always");

  public GateBench {
    seeds = List.copyOf(seeds);
    if (trips < 1) {
      throw new UserError("--trips must be at least 1, not " + trips);
    }
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
    if (!(seconds > 0 && seconds <= 60)) {
      throw new UserError("--seconds must be above 0 and at most 60, not " + seconds);
    }
  }

  /** The store of a day. */
  record Store(long seed, int trips) {}

  /**
   * Runs the days; speed is measured on the last one's bursts.
   *
   * @param server searched too, if there is one
   */
  public GateReport run(Embedder embedder, Optional<RedisSide> server, Progress progress) {
    List<DayRow> rows = new ArrayList<>();
    List<Speed> speeds = new ArrayList<>();
    Shares shares = new Shares();
    for (long seed : seeds) {
      try (Day day = new Day(new Store(seed, trips), embedder, List.of(GATE, ALWAYS), progress)) {
        rows.add(row(seed, day));
        day.shown().forEach(burst -> shares.add(day.gallery(), burst));
        if (seed == seeds.get(seeds.size() - 1)) {
          speeds.addAll(speeds(day, embedder, server, progress));
        }
      }
    }
    return new GateReport(rounds, rows, speeds, shares.correlation());
  }

  private static DayRow row(long seed, Day day) {
    AnchorIndex index = Wiring.index(day.gallery());
    Gate gate = new Gate(day.gallery(), index);
    Gate always = Gate.alwaysSearching(day.gallery(), index);
    Gate down = new Gate(day.gallery(), GateBench::isDown);
    Decisions bursts = Decisions.NONE;
    Decisions lone = Decisions.NONE;
    for (Shown shown : day.shown()) {
      bursts =
          bursts.plus(
              shown.crops().size(),
              shown.sku(),
              answers(gate, always, down, shown.crops(), shown.qualities()));
      for (float[] crop : shown.crops()) {
        lone =
            lone.plus(1, shown.sku(), answers(gate, always, down, List.of(crop), new float[] {1}));
      }
    }
    return new DayRow(seed, bursts, lone, receipts(day, gate, always));
  }

  private static Answers answers(
      Gate gate, Gate always, Gate down, List<float[]> crops, float[] qualities) {
    return new Answers(
        gate.match(crops, qualities), always.match(crops, qualities), down.match(crops, qualities));
  }

  private static Receipts receipts(Day day, Gate gate, Gate always) {
    Results with = day.receipts(GATE, gate);
    Results without = day.receipts(ALWAYS, always);
    long same =
        day.truth().baskets().keySet().stream()
            .filter(trip -> Receipts.charged(with, trip).equals(Receipts.charged(without, trip)))
            .count();
    Score gated = Score.of(with, day.truth());
    Score searched = Score.of(without, day.truth());
    return new Receipts(gated.trips(), same, gated.exactReceiptRate(), searched.exactReceiptRate());
  }

  private List<Speed> speeds(
      Day day, Embedder embedder, Optional<RedisSide> server, Progress progress) {
    List<Speed> speeds = new ArrayList<>();
    Work work = new Work(day, embedder, seconds);
    Gallery gallery = day.gallery();
    progress.begin("speed", 0);
    speeds.add(work.speed("exact scan", Wiring.index(gallery), rounds));
    if (server.isPresent()) {
      RedisSide its = server.get();
      for (var table : its.tables()) {
        RedisSide.Held held = its.put(table, gallery, progress);
        speeds.add(work.speed("Redis " + table.kind(), held.index(), rounds));
        held.remove().run();
      }
    }
    progress.end(speeds.size() + " indexes");
    return speeds;
  }

  private static List<List<AnchorIndex.Hit>> isDown(
      List<float[]> queries, Set<String> categories, int k) {
    throw new AnchorIndex.Unavailable("it is down", null);
  }
}
