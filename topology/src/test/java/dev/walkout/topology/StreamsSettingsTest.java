package dev.walkout.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.walkout.schemas.Topics.Lane;
import dev.walkout.topology.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

  private final StreamsSettings settings =
      StreamsSettings.of(new Lane("oracle"), "checkout", "localhost:9092", Path.of("state"));

  @Test
  void kafkaStreamsReadsThemAsMeant() {
    StreamsConfig config = new StreamsConfig(settings.withThreads(2).properties());
    assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG))
        .isEqualTo("walkout-oracle-checkout");
    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(config.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
        .isEqualTo("oracle.dead-letters");
    Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 1);
    assertThat(consumer.get("group.instance.id")).isEqualTo("walkout-oracle-checkout-0-1");
    assertThat(consumer.get("isolation.level")).isEqualTo("read_committed");
    assertThat(linger(config)).as("read only after the commit, so sent with it").isEqualTo("100");
  }

  @Test
  void transactionsBearTheNameOfTheMemberAndNotOfTheProcess() {
    StreamsConfig config = new StreamsConfig(settings.withThreads(2).properties());
    assertThat(config.getProducerConfigs("client").get("transaction.timeout.ms"))
        .as("as long as the group waits for the member")
        .isEqualTo(config.getMainConsumerConfigs("group", "client", 1).get("session.timeout.ms"));
    MemberClients clients = settings.clients();
    assertThat(clients.withName(Map.of("transactional.id", "app-" + UUID.randomUUID() + "-2")))
        .containsExactly(entry("transactional.id", "walkout-oracle-checkout-0-2"));
    assertThat(clients.withName(Map.of("linger.ms", "5"))).containsOnlyKeys("linger.ms");
  }

  @Test
  void atLeastOnceIsThereForMeasuring() {
    Properties properties =
        settings.withGuarantee(Guarantee.AT_LEAST_ONCE, Duration.ofMillis(50)).properties();
    assertThat(properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("at_least_once");
    assertThat(properties.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(50L);
    assertThat(linger(new StreamsConfig(properties))).as("read at once").isEqualTo("0");
  }

  private static String linger(StreamsConfig config) {
    return config.getProducerConfigs("client").get("linger.ms").toString();
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThatThrownBy(() -> settings.withThreads(0))
        .hasMessageContaining("streams.threads")
        .hasMessageContaining("0");
    assertThatThrownBy(() -> settings.withGuarantee(Guarantee.EXACTLY_ONCE, Duration.ZERO))
        .hasMessageContaining("streams.commitInterval");
    assertThatThrownBy(() -> StreamsSettings.of(Lane.LIVE, "checkout", " ", Path.of("x")))
        .hasMessageContaining("streams.bootstrapServers");
  }
}
