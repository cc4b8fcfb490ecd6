package dev.walkout.shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.ConfigFile;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.journal.JournalLook;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.shop.Await;
import dev.walkout.shop.ShopProcess;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.ShopFloor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent is killed at random moments and the broker goes and comes back; what is on the topic in
 * the end is what the cameras told, once, in order, and the receipts are those of an agent that
 * nothing disturbed.
 */
class OutageDrillIT {

  private static final Duration DEADLINE = Duration.ofMinutes(4);
  private static final List<String> CAMERAS =
      List.of("store-1-zone-1-camera-1", "store-1-zone-2-camera-1");
  private static final int TRIPS = 16;
  private static final String SLOWLY = "20 KB";
  private static final String AS_FAST_AS_IT_GOES = "0 B";

  @TempDir Path folder;

  private final Random random = new Random(11);
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final DrillShop shop =
      new DrillShop(
          1,
          TRIPS,
          CAMERAS.stream().collect(Collectors.toMap(OutageDrillIT::zone, camera -> camera)));
  private EmbeddedBroker broker;
  private int port;

  @Test
  void nothingIsLostNothingComesTwiceOrderIsKeptAndReceiptsAreTheSame() throws Exception {
    Map<String, List<String>> undisturbed = undisturbed();
    startBroker();
    port = Integer.parseInt(broker.address().replaceAll(".*:", ""));
    shop.open(DrillShop.floor(broker.address(), folder.resolve("state")));
    stopBroker();
    Path config = config("disturbed", SLOWLY);

    killWhile(config, () -> waiting() > 0); // it works without a broker
    killWhile(config, () -> waiting() > 200);
    startBroker();
    killWhile(config, () -> onTopic().size() > 20);
    killWhile(config, () -> onTopic().size() > 60);
    try (ShopProcess agent = ShopProcess.start(folder, arguments(config))) {
      int before = onTopic().size();
      awaits("it sends again", () -> onTopic().size() > before + 5);
      stopBroker();
      pause();
      startBroker();
      agent.awaitText("starts");
      pause();
      agent.kill();
    }
    Map<String, List<String>> told = told(config);
    try (ShopProcess agent = ShopProcess.start(folder, arguments(config))) {
      ShopFloor floor = DrillShop.floor(broker.address(), folder.resolve("state"));
      assertThat(shop.receipts(floor)).isEqualTo(undisturbed);
      awaits("everything arrives", () -> bursts(once(onTopic())).equals(told));
      awaits("the journal is empty", () -> waiting() == 0);
      agent.interrupt();
      assertThat(agent.exitCode()).as(agent.err()).isEqualTo(130);
    }
    List<Observation> all = onTopic();
    stopBroker();

    List<Observation> once = once(all);
    assertThat(bursts(once)).isEqualTo(told);
    assertThat(once).noneMatch(observation -> observation.getBody() instanceof Gap);
    CAMERAS.forEach(camera -> assertNumbered(once, camera));
    CAMERAS.forEach(camera -> assertPromisesKept(once, camera));
    assertThat(once.stream().map(Observation::getBootId).distinct()).hasSizeGreaterThan(1);
  }

  /** The receipts of a day that nothing disturbs, on a broker of its own. */
  private Map<String, List<String>> undisturbed() throws Exception {
    try (EmbeddedBroker own = EmbeddedBroker.start(folder.resolve("undisturbed-broker"), 0)) {
      port = Integer.parseInt(own.address().replaceAll(".*:", ""));
      ShopFloor floor = DrillShop.floor(own.address(), folder.resolve("undisturbed-state"));
      shop.open(floor);
      Path config = config("undisturbed", AS_FAST_AS_IT_GOES);
      try (ShopProcess agent = ShopProcess.start(folder, arguments(config))) {
        Map<String, List<String>> receipts = shop.receipts(floor);
        agent.interrupt();
        assertThat(agent.exitCode()).as(agent.err()).isEqualTo(130);
        assertThat(receipts.values())
            .anySatisfy(all -> assertThat(all.get(0)).doesNotContain("nothing"));
        return receipts;
      }
    } finally {
      port = 0;
    }
  }

  private interface Condition {
    boolean holds();
  }

  /** Starts the agent and kills it at some moment after the condition holds. */
  private void killWhile(Path config, Condition condition) throws Exception {
    try (ShopProcess agent = ShopProcess.start(folder, arguments(config))) {
      awaits("a moment to kill the agent", () -> condition.holds() || !agent.alive());
      assertThat(agent.alive()).as(agent.err()).isTrue();
      pause();
      agent.kill();
    }
  }

  private void awaits(String what, Condition condition) {
    Await.until(DEADLINE, what, condition::holds);
  }

  private void pause() {
    LockSupport.parkNanos(random.nextInt(400) * 1_000_000L);
  }

  private void startBroker() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), port);
  }

  private void stopBroker() {
    broker.close();
  }

  private static List<String> arguments(Path config) {
    return List.of("edge", "--config", config.toString());
  }

  private static String zone(String camera) {
    return camera.replaceAll("(store-1)-(zone-.).*", "$1/$2");
  }

  private Path config(String name, String bytesPerSecond) throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            kafka: {bootstrap.servers: "127.0.0.1:%d"}
            journal: {dir: %s}
            publish: {bytes-per-second: %s, window: 1 MB}
            health: {port: 0}
            cameras:
            """
                .formatted(port, name, bytesPerSecond));
    for (String camera : CAMERAS) {
      yaml.append(
          """
            - id: %s
              zone: %s
              source: {kind: simulated, trips: %d, speed: 0, opens-at: "2026-01-05T08:00:00Z"}
          """
              .formatted(camera, zone(camera), TRIPS));
    }
    return Files.writeString(folder.resolve(name + ".yaml"), yaml);
  }

  /** What the cameras tell, without an agent: their hands by camera. */
  private static Map<String, List<String>> told(Path file) throws IOException {
    EdgeConfig config = ConfigFile.read(file);
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (CameraConfig camera : config.cameras()) {
      List<String> hands = told.computeIfAbsent(camera.id(), id -> new ArrayList<>());
      try (BurstSource source =
          Wiring.burstSources(InstantSource.system()).open(camera, Optional.empty())) {
        for (Optional<Seen> next = source.poll(); next.isPresent(); next = source.poll()) {
          if (next.get() instanceof Seen.Hand hand) {
            Seen.Move move = hand.move();
            hands.add(move.action() + " " + move.startedAt() + " " + move.endedAt());
          }
        }
      }
    }
    assertThat(told.values()).allSatisfy(hands -> assertThat(hands).hasSizeGreaterThan(3));
    return told;
  }

  private static Map<String, List<String>> bursts(List<Observation> observations) {
    Map<String, List<String>> bursts = new LinkedHashMap<>();
    CAMERAS.forEach(camera -> bursts.put(camera, new ArrayList<>()));
    for (Observation observation : observations) {
      if (observation.getBody() instanceof Burst burst) {
        bursts
            .get(observation.getSensorId())
            .add(burst.getAction() + " " + burst.getStartedAt() + " " + burst.getEndedAt());
      }
    }
    return bursts;
  }

  private List<Observation> onTopic() {
    List<Observation> all = new ArrayList<>();
    try (TopicReader<Observation> reader =
        new TopicReader<>(broker.address(), serdes, Topics.OBSERVATIONS)) {
      reader.drain(entry -> all.add(entry.value()));
    }
    return all;
  }

  /** As the topology's check for repeats lets them through. */
  private static List<Observation> once(List<Observation> all) {
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(o -> seen.add(o.getSensorId() + " " + o.getBootId() + " " + o.getSeq()))
        .toList();
  }

  private long waiting() {
    try {
      return JournalLook.at(folder.resolve("disturbed")).sensors().stream()
          .mapToLong(JournalLook.Sensor::observations)
          .sum();
    } catch (IllegalArgumentException notYetThere) {
      return -1;
    }
  }

  /** Within a boot by one, and no boot comes back once the next has begun. */
  private static void assertNumbered(List<Observation> once, String camera) {
    String boot = "";
    long seq = 0;
    Set<String> boots = new HashSet<>();
    for (Observation observation : once) {
      if (!observation.getSensorId().equals(camera)) {
        continue;
      }
      if (!observation.getBootId().equals(boot)) {
        boot = observation.getBootId();
        seq = 0;
        assertThat(boots.add(boot)).as(boot + " comes back").isTrue();
      }
      seq++;
      assertThat(observation.getSeq()).isEqualTo(seq);
    }
  }

  /** A heartbeat's time never goes back, and no burst begins before what was promised. */
  private static void assertPromisesKept(List<Observation> once, String camera) {
    Instant promised = Instant.MIN;
    for (Observation observation : once) {
      if (observation.getSensorId().equals(camera)) {
        if (observation.getBody() instanceof Heartbeat beat) {
          assertThat(beat.getUpTo()).isAfterOrEqualTo(promised);
          promised = beat.getUpTo();
        } else if (observation.getBody() instanceof Burst burst) {
          assertThat(burst.getStartedAt()).isAfter(promised);
        }
      }
    }
  }
}
