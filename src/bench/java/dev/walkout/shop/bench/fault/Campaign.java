package dev.walkout.shop.bench.fault;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.index.RedisProcess;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.sim.Day;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.fault.Disturbance.Kill;
import dev.walkout.sim.fault.Disturbance.LoseRedis;
import dev.walkout.sim.fault.Disturbance.RestartBroker;
import dev.walkout.sim.fault.DisturbedDay;
import dev.walkout.sim.fault.FaultScript;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A day in a shop of real processes, once undisturbed and once under faults: what the invariants
 * say, and whether both runs gave the same receipts. Then how long a killed shop is away.
 */
public final class Campaign {

  /** The longest that a process works before it is killed. */
  private static final Duration LONGEST_WORK = Duration.ofMillis(700);

  /** Of the kills, one of so many meets a process that still starts. */
  private static final int AT_START_EVERY = 5;

  private static final Duration LONGEST_START = Duration.ofSeconds(4);
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(1);

  private final Plan plan;
  private final Progress progress;
  private final Path folder;
  private final Catalogue catalogue;
  private final RandomGenerator random;
  private Optional<RedisProcess> redis = Optional.empty();

  /**
   * What is done.
   *
   * @param script what goes wrong
   * @param seed decides the day, and when things go wrong
   * @param trips of the day
   * @param failovers how often failover and cold start are measured; 0: not at all
   */
  public record Plan(FaultScript script, long seed, int trips, int failovers) {
    public Plan {
      if (trips < 1 || trips > 10_000) {
        throw new UserError("--trips must be 1 to 10000, not " + trips);
      }
      if (failovers < 0 || failovers > 100) {
        throw new UserError("--failovers must be 0 to 100, not " + failovers);
      }
    }
  }

  private Campaign(Plan plan, Path folder, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.folder = folder;
    this.catalogue = Wiring.catalogue(Optional.empty(), plan.seed());
    this.random = new Seed(plan.seed()).random("campaign");
  }

  /**
   * Does it, in a temporary folder.
   *
   * @throws UserError if Redis is to be lost and none is installed
   */
  public static CampaignReport run(Plan plan, Progress progress) throws Exception {
    Path folder = Files.createTempDirectory("walkout-faults");
    Campaign campaign = new Campaign(plan, folder, progress);
    try {
      return campaign.run();
    } finally {
      campaign.redis.ifPresent(RedisProcess::close);
      Files.deleteIfExists(folder);
    }
  }

  private CampaignReport run() throws Exception {
    if (plan.script().times(LoseRedis.class) > 0) {
      redis = RedisProcess.start();
      if (redis.isEmpty()) {
        throw new UserError("lose-redis: no Redis 8 is installed; run src/etc/redis8 first");
      }
    }
    Simulation day = day(Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
    Ground.Stock stock = stock(day);
    Audit undisturbed = undisturbed(stock, day);
    long begun = System.nanoTime();
    try (Ground ground = new Ground(folder.resolve("disturbed"), stock, disturbed(day), uri())) {
      Audit audit = disturbed(ground);
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new CampaignReport(
          plan,
          new CampaignReport.Run(seconds, ground.feed().observations(), ground.deaths()),
          audit,
          undisturbed,
          failover(stock, day));
    }
  }

  private Optional<Failover.Times> failover(Ground.Stock stock, Simulation day) throws Exception {
    if (plan.failovers() == 0) {
      return Optional.empty();
    }
    try (Ground ground = new Ground(folder.resolve("failover"), stock, day, uri())) {
      return Optional.of(Failover.measure(ground, plan.failovers(), reports(plain()), progress));
    }
  }

  private Audit undisturbed(Ground.Stock stock, Simulation day) throws Exception {
    progress.begin("undisturbed run", 1);
    try (Ground ground = new Ground(folder.resolve("undisturbed"), stock, day, uri())) {
      ground.startTopologies();
      ground.feed().sendAll();
      try (Work work = new Work(ground)) {
        work.awaitSettled(day.trips());
      }
      ground.feed().await();
      Audit audit = Audit.of(ground);
      progress.end(audit.receipts().size() + " receipts");
      return audit;
    }
  }

  private Audit disturbed(Ground ground) throws IOException {
    int kills = plan.script().times(Kill.class);
    long portion = reports(disturbed(plain())) / (kills + 1) + 1;
    progress.begin("kills", kills);
    try (Work work = new Work(ground)) {
      ground.startTopologies();
      for (int kill = 1; kill <= kills; kill++) {
        ground.feed().send(portion);
        strike(ground, work, kill, kills);
        progress.step(1, "");
      }
      ground.feed().sendAll();
      work.awaitSettled(plain().trips());
    }
    ground.feed().await();
    progress.end(kills + " kills");
    return Audit.of(ground);
  }

  /** One kill at a random moment, and what else falls to its turn: before it, or at once. */
  private void strike(Ground ground, Work work, int kill, int kills) throws IOException {
    if (random.nextInt(AT_START_EVERY) == 0) {
      pause(LONGEST_START);
    } else {
      work.awaitMore();
      pause(LONGEST_WORK);
    }
    boolean together = random.nextBoolean();
    if (falls(plan.script().times(RestartBroker.class), kill, kills)) {
      ground.killBroker();
      if (together) {
        ground.killTopologies();
      }
      pause(LONGEST_OUTAGE);
      ground.startBroker();
      pause(together ? Duration.ZERO : LONGEST_START);
    }
    if (redis.isPresent() && falls(plan.script().times(LoseRedis.class), kill, kills)) {
      redis.get().killAndStart();
      pause(LONGEST_WORK);
    }
    ground.killTopologies();
    ground.startTopologies();
  }

  /** Spreads so many events over the kills; several may fall to one. */
  private static boolean falls(int times, int kill, int kills) {
    return (long) kill * times / kills > (kill - 1L) * times / kills;
  }

  private void pause(Duration most) {
    LockSupport.parkNanos((long) (random.nextDouble() * most.toNanos()));
  }

  private Optional<String> uri() {
    return redis.map(RedisProcess::uri);
  }

  private Day disturbed(Day day) {
    return new DisturbedDay(day, plan.script(), new Seed(plan.seed()));
  }

  private Simulation plain() {
    return day(Pictures.none());
  }

  private Simulation day(Pictures pictures) {
    return new Simulation(
        StoreConfig.of(plan.seed(), plan.trips()),
        SensorNoise.standard(),
        catalogue.products(),
        pictures);
  }

  private static long reports(Day day) {
    Executor here = Runnable::run;
    Iterator<Emission<?>> emissions = day.emissions(here, 1);
    long count = 0;
    while (emissions.hasNext()) {
      emissions.next();
      count++;
    }
    return count;
  }

  private Ground.Stock stock(Simulation day) {
    try (Embedder embedder = Wiring.embedder(Wiring.shippedModel(), 1)) {
      Enrolment enrolment = new Enrolment(embedder);
      progress.begin("enrolling", catalogue.products().size());
      List<dev.walkout.schemas.avro.Anchors> anchors =
          catalogue.products().stream()
              .map(
                  product -> {
                    progress.step(1, "");
                    return enrolment.anchors(
                        product.sku(),
                        product.category(),
                        catalogue.enrolmentPhotos(product.sku()));
                  })
              .toList();
      progress.end(anchors.size() + " products");
      return new Ground.Stock(day.catalogue(), anchors);
    }
  }
}
