package dev.walkout.shop.broker;

import com.yammer.metrics.core.MetricsRegistry;
import dev.walkout.shop.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * A real Kafka broker in KRaft mode inside this JVM, on loopback.
 *
 * <p>The folder is formatted on first use and taken up again on the next, so what was written
 * survives the process, whatever way it ended.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE = 1;
  private static final String CLUSTER_FILE = "meta.properties";

  private final KafkaRaftServer server;
  private final String address;

  private EmbeddedBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts a broker on its folder and waits until it is up.
   *
   * @param folder where its log lies
   * @param port the loopback port it listens on, or 0 for a free one
   * @throws UserError if the port is taken or the folder cannot be used
   */
  public static EmbeddedBroker start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /**
   * Starts a broker as {@link #start(Path, int)} does, with settings of Kafka's in place of ours.
   *
   * @param settings such as those of TLS and SASL; its listener for clients is called {@code
   *     PLAINTEXT} whatever protocol it is given
   */
  public static EmbeddedBroker start(Path folder, int port, Map<String, String> settings) {
    int clients = freePort("port", port);
    int controllers = freePort("controller port", 0);
    Properties properties = properties(folder, clients, controllers);
    properties.putAll(settings);
    KafkaConfig config = KafkaConfig.fromProps(properties, /* doLog= */ false);
    try {
      boolean kept = Files.exists(folder.resolve(CLUSTER_FILE));
      if (!kept) {
        format(folder);
      }
      EmbeddedBroker broker = new EmbeddedBroker(started(config), "127.0.0.1:" + clients);
      if (kept) {
        broker.recover(clients);
      }
      return broker;
    } catch (Exception e) { // Formatter.run declares nothing narrower
      throw new UserError(
          "the broker could not start in "
              + folder
              + ": "
              + e.getMessage()
              + "; choose another --dir, or empty this one",
          e);
    }
  }

  /** {@code host:port} for clients. */
  public String address() {
    return address;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    forgetGauges();
  }

  /**
   * Kafka 4.3 leaves some fifty gauges of a stopped broker in a registry of the whole JVM, and they
   * hold the broker: some megabytes for every one that was ever started here. Nobody reads them, so
   * those of a broker that still runs may go too.
   */
  private static void forgetGauges() {
    MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
    registry.allMetrics().keySet().forEach(registry::removeMetric);
  }

  /** The last process may have been killed in the midst of a transaction. */
  private void recover(int port) {
    try {
      HangingTransactions.end(address, port);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static KafkaRaftServer started(KafkaConfig config) {
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown(); // what did start holds the folder and the port
      throw e;
    }
  }

  private static void format(Path folder) throws Exception {
    try (var quiet =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(quiet)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .run();
    }
  }

  private static Properties properties(Path folder, int clients, int controllers) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE));
    p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllers);
    p.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controllers);
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + clients);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("log.dirs", folder.toString());
    p.put("auto.create.topics.enable", "false");
    // One node: nothing to replicate to, nobody to wait for.
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "2");
    p.put("log.cleaner.dedupe.buffer.size", "8388608");
    // A simulated past is not old: only the topics' own settings may delete.
    p.put("log.retention.ms", "-1");
    // The broker forgets producers by the age of their last record's timestamp, simulated or not.
    p.put("producer.id.expiration.check.interval.ms", Integer.toString(Integer.MAX_VALUE));
    return p;
  }

  private static int freePort(String setting, int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UserError(
          setting + " " + wanted + " is in use: stop what listens there, or give another --port",
          e);
    }
  }
}
