package dev.walkout.edge.check;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.journal.JournalLook;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/**
 * Tests disk, journal, clock, broker, registry and cameras of a configuration, one after the other.
 */
public final class EdgeCheck {

  private static final long LOOK_EVERY_NANOS = 20_000_000;

  /** A machine that believes it is earlier has lost its clock. */
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  private final EdgeConfig config;
  private final BurstSources sources;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * A check of a configuration.
   *
   * @param patience how long a camera or a broker may take to answer
   */
  public EdgeCheck(
      EdgeConfig config, BurstSources sources, InstantSource clock, Duration patience) {
    this.config = config;
    this.sources = sources;
    this.clock = clock;
    this.patience = patience;
  }

  /** Everything that was found; takes some seconds where something does not answer. */
  public List<Finding> run() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(disk());
    findings.add(journal());
    findings.add(clock());
    findings.add(broker());
    findings.add(registry());
    for (CameraConfig camera : config.cameras()) {
      findings.add(camera(camera));
    }
    return findings;
  }

  private Finding disk() {
    JournalConfig journal = config.journal();
    Path dir = journal.dir();
    try {
      Files.createDirectories(dir);
      Path probe = Files.createTempFile(dir, "check", ".txt");
      Files.delete(probe);
      long free = Files.getFileStore(dir).getUsableSpace();
      long needed = journal.maxBytes().bytes() + journal.leastFree().bytes();
      if (free < needed) {
        return Finding.bad(
            "disk",
            dir
                + " has "
                + (free >> 20)
                + " MB free and the journal may need "
                + (needed >> 20)
                + " MB: free some, or set journal.max-bytes lower");
      }
      return Finding.good("disk", dir + " has " + (free >> 20) + " MB free");
    } catch (IOException e) {
      return Finding.bad(
          "disk",
          dir + " cannot be written (" + e.getMessage() + "): name a folder that it may write to");
    }
  }

  private Finding journal() {
    try {
      return Finding.good(
          "journal",
          JournalLook.ifAny(config.journal().dir())
              .map(found -> found.observations() + " observations wait in it")
              .orElse("there is none yet"));
    } catch (IllegalArgumentException e) {
      return Finding.bad("journal", e.getMessage());
    }
  }

  private Finding clock() {
    Instant now = clock.instant();
    if (now.isBefore(WRITTEN)) {
      return Finding.bad("clock", "it says " + now + ": set the machine's clock (NTP)");
    }
    Optional<Instant> promised = promised();
    if (promised.isPresent() && promised.get().isAfter(now.plusSeconds(5))) {
      return Finding.bad(
          "clock",
          "it says "
              + now
              + " and the journal was written up to "
              + promised.get()
              + ": it was set back; set it right, or wait until then");
    }
    return Finding.good("clock", "it says " + now);
  }

  private Optional<Instant> promised() {
    try {
      return JournalLook.ifAny(config.journal().dir()).map(JournalLook::promised);
    } catch (IllegalArgumentException saidOfTheJournal) {
      return Optional.empty();
    }
  }

  private Finding broker() throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put("request.timeout.ms", Long.toString(patience.toMillis()));
    settings.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
    String topic = Topics.OBSERVATIONS.name();
    String address = config.kafka().get("bootstrap.servers");
    try (Admin admin = Admin.create(settings)) {
      int brokers = admin.describeCluster().nodes().get().size();
      if (!admin.listTopics().names().get().contains(topic)) {
        return Finding.bad(
            "broker", address + " has no topic '" + topic + "': let the shop create its topics");
      }
      TopicDescription found =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      String partitions = found.partitions().size() + " partitions of '" + topic + "'";
      return Finding.good("broker", address + ": " + brokers + " brokers, " + partitions);
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Finding.bad(
          "broker",
          address
              + " does not answer ("
              + cause.getMessage()
              + "): check kafka.bootstrap.servers, the network and the credentials; the agent works"
              + " without it and sends later");
    }
  }

  private Finding registry() {
    String url = config.registry().url();
    try {
      Uplink.serdes(config).values(Topics.OBSERVATIONS);
      return Finding.good("registry", url);
    } catch (AvroSerdes.RegistryUnavailable e) {
      return Finding.bad("registry", url + ": " + e.getMessage());
    }
  }

  private Finding camera(CameraConfig camera) {
    String name = "camera " + camera.id();
    try (BurstSource source = sources.open(camera, Optional.empty())) {
      Instant deadline = clock.instant().plus(patience);
      while (clock.instant().isBefore(deadline)) {
        Optional<Seen> seen = source.poll();
        if (seen.isPresent()) {
          return Finding.good(name, "tells of " + seen.get().getClass().getSimpleName());
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
      return Finding.bad(
          name, "told nothing for " + patience.toSeconds() + " s: check that it is on");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.bad(name, e.getMessage());
    }
  }
}
