package dev.walkout.edge;

import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Starts whole agents whose broker takes everything at once; for tests. */
public final class TrialAgent {

  private TrialAgent() {}

  /** An agent that keeps its journal in a folder, with health pages on a free port. */
  public static EdgeAgent start(
      Path folder, BurstSources sources, SteadyClock clock, List<CameraConfig> cameras) {
    EdgeConfig config =
        new EdgeConfig(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            null,
            JournalConfig.in(folder.resolve("journal")),
            null,
            new EdgeConfig.HealthConfig(null, 0),
            null,
            cameras);
    AvroSerdes serdes = AvroSerdes.inJvm();
    Uplink uplink =
        new Uplink(
            () -> new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()),
            () -> serdes.values(Topics.OBSERVATIONS).serializer());
    return EdgeAgent.start(config, sources, clock, uplink);
  }
}
