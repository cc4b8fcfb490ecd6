package dev.walkout.shop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.check.EdgeCheck;
import dev.walkout.edge.check.Finding;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.ConfigFile;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.KafkaSettings;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.Topics;
import dev.walkout.shop.Await;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose broker speaks TLS alone and asks who is there; the secret is in no file. */
class SecureBrokerIT {

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String STORE_PASSWORD = "made-for-a-test";

  /** A variable of this process whose value can stand in a quoted string. */
  private static final Map.Entry<String, String> SECRET =
      System.getenv().entrySet().stream()
          .filter(variable -> variable.getValue().matches("[\\w./-]{3,}"))
          .findFirst()
          .orElseThrow();

  @TempDir Path folder;

  @Test
  void observationsArriveOverTlsAndWaitOnDiskForWhoIsNotKnown() throws Exception {
    Path keys = folder.resolve("broker.p12");
    Path certificate = folder.resolve("broker.pem");
    keytool(
        keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
    keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(folder.resolve("broker"), 0, asks(keys, certificate))) {
      EdgeConfig known = config(broker, certificate, "${env:" + SECRET.getKey() + "}");
      makeTopic(known);

      assertThat(brokerOf(known).said()).contains("1 brokers", "1 partitions");
      try (EdgeAgent agent = start(known)) {
        Await.until(DEADLINE, "it arrives", () -> acknowledged(agent) > 10);
        assertThat(agent.health().problems()).isEmpty();
      }

      EdgeConfig stranger = config(broker, certificate, "guessed");
      assertThat(brokerOf(stranger).said()).contains("credentials").doesNotContain("guessed");
      try (EdgeAgent agent = start(stranger)) {
        Await.until(DEADLINE, "it is told", () -> !agent.health().problems().isEmpty());
        assertThat(agent.health().problems())
            .singleElement()
            .asString()
            .contains("wait on disk", "walkout edge check")
            .doesNotContain("guessed");
        assertThat(acknowledged(agent)).isZero();
      }
    }
  }

  /** What makes the broker's only listener one that asks. */
  private static Map<String, String> asks(Path keys, Path certificate) {
    return Map.of(
        "listener.security.protocol.map",
        "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keys.toString(),
        "ssl.keystore.password",
        STORE_PASSWORD,
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificate.toString(),
        "sasl.enabled.mechanisms",
        "PLAIN",
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN",
        "listener.name.plaintext.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\""
            + " password=\"own\" user_broker=\"own\" user_agent=\"%s\";"
                .formatted(SECRET.getValue()));
  }

  private EdgeConfig config(EmbeddedBroker broker, Path certificate, String password)
      throws IOException {
    String yaml =
        """
        kafka:
          bootstrap.servers: %s
          security.protocol: SASL_SSL
          ssl.truststore.type: PEM
          ssl.truststore.location: %s
          sasl.mechanism: PLAIN
          sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required username="agent" password="%s";
          config.providers: env
          config.providers.env.class: org.apache.kafka.common.config.provider.EnvVarConfigProvider
        journal: {dir: journal-%d}
        health: {port: 0}
        cameras:
          - id: store-1-zone-1-camera-1
            zone: store-1/zone-1
            source: {kind: simulated, trips: 2, speed: 0, opens-at: "2026-01-05T08:00:00Z"}
        """
            .formatted(broker.address(), certificate, password, password.length());
    return ConfigFile.read(Files.writeString(folder.resolve("edge.yaml"), yaml));
  }

  private static void makeTopic(EdgeConfig config) throws Exception {
    try (Admin admin = Admin.create(KafkaSettings.producer(config.kafka()))) {
      NewTopic topic = new NewTopic(Topics.OBSERVATIONS.name(), Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static Finding brokerOf(EdgeConfig config) throws InterruptedException {
    SteadyClock clock = new SteadyClock();
    return new EdgeCheck(config, Wiring.burstSources(clock), clock, Duration.ofSeconds(20))
        .run().stream()
            .filter(finding -> finding.what().equals("broker"))
            .findFirst()
            .orElseThrow();
  }

  private static EdgeAgent start(EdgeConfig config) {
    SteadyClock clock = new SteadyClock();
    return EdgeAgent.start(config, Wiring.burstSources(clock), clock, Uplink.of(config));
  }

  private static long acknowledged(EdgeAgent agent) {
    return (Long) agent.health().report().get("acknowledged");
  }

  private static void keytool(Path keys, String... arguments) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "broker", "-keystore", keys.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
