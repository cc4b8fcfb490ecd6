package dev.walkout.edge.config;

import dev.walkout.schemas.AvroSerdes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an agent is told, checked once at its start.
 *
 * @param kafka settings of the Kafka producer, passed on as they are; must hold {@code
 *     bootstrap.servers}
 * @param registry where the schemas are registered
 * @param heartbeat how often a camera promises that it has reported everything, 100 ms to 1 min of
 *     the camera's time
 * @param cameras at least one
 */
public record EdgeConfig(
    Map<String, String> kafka,
    RegistryConfig registry,
    JournalConfig journal,
    PublishConfig publish,
    HealthConfig health,
    Duration heartbeat,
    List<CameraConfig> cameras) {

  public EdgeConfig {
    kafka = KafkaSettings.checked(kafka);
    registry = registry == null ? new RegistryConfig(null, null) : registry;
    journal = Bounds.given("journal", journal);
    publish = publish == null ? new PublishConfig(null, null) : publish;
    health = health == null ? new HealthConfig(null, null) : health;
    heartbeat = heartbeat == null ? Duration.ofSeconds(1) : heartbeat;
    Bounds.between("heartbeat", heartbeat, Duration.ofMillis(100), Duration.ofMinutes(1));
    if (cameras == null || cameras.isEmpty()) {
      throw new IllegalArgumentException("cameras is empty: name at least one");
    }
    cameras = List.copyOf(cameras);
    Set<String> ids = new HashSet<>();
    for (CameraConfig camera : cameras) {
      if (!ids.add(camera.id())) {
        throw new IllegalArgumentException(
            "cameras has the id '" + camera.id() + "' twice: give every camera its own");
      }
    }
  }

  /**
   * The schema registry.
   *
   * @param url {@code http(s)://...}, or {@code mock://} for one in this process (the default)
   * @param settings the registry client's own settings
   */
  public record RegistryConfig(String url, Map<String, String> settings) {
    public RegistryConfig {
      url = url == null ? AvroSerdes.IN_JVM : url;
      settings = settings == null ? Map.of() : Map.copyOf(settings);
      if (!url.matches("(https?://.+|mock://.*)")) {
        throw new IllegalArgumentException(
            "url must be a http(s) address or " + AvroSerdes.IN_JVM + ", not '" + url + "'");
      }
    }
  }

  /**
   * How fast the journal is sent.
   *
   * @param bytesPerSecond at most this much a second; 0 (the default) for as fast as it goes
   * @param window how much may be under way and not yet acknowledged, 1 MB to 256 MB (8 MB)
   */
  public record PublishConfig(ByteSize bytesPerSecond, ByteSize window) {
    public PublishConfig {
      bytesPerSecond = bytesPerSecond == null ? new ByteSize(0) : bytesPerSecond;
      window = window == null ? ByteSize.megabytes(8) : window;
      Bounds.between("window", window, ByteSize.megabytes(1), ByteSize.megabytes(256));
    }
  }

  /**
   * Where the agent tells how it does.
   *
   * @param host address it listens on; loopback if not given
   * @param port 0 to 65535; 0 for a free one, which the log names (8090)
   */
  public record HealthConfig(String host, Integer port) {
    public HealthConfig {
      host = host == null ? "127.0.0.1" : host;
      port = port == null ? 8090 : port;
      Bounds.between("port", port, 0, 65_535);
    }
  }

  /** The camera of this name. */
  public Optional<CameraConfig> camera(String id) {
    return cameras.stream().filter(camera -> camera.id().equals(id)).findFirst();
  }
}
