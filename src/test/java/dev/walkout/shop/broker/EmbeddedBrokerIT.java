package dev.walkout.shop.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Left;
import dev.walkout.shop.UserError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final Instant LONG_AGO = Instant.parse("2020-01-05T08:00:00Z");

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();

  @Test
  void itHasItsTopicsAndRecordsAgainAfterARestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.AS_DECLARED);
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.AS_DECLARED);
      assertTopicsAreAsDeclared(broker.address());
      try (Publisher publisher = new Publisher(broker.address(), serdes)) {
        for (int seq = 0; seq < 20; seq++) {
          publisher.send(Topics.DOOR, "trip-" + seq % 3, event(seq), LONG_AGO);
        }
        publisher.flush();
      }
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(folder, 0)) {
      assertTopicsAreAsDeclared(again.address());
      List<Long> sequences = new ArrayList<>();
      try (TopicReader<DoorEvent> reader =
          new TopicReader<>(again.address(), serdes, Topics.DOOR)) {
        reader.drain(entry -> sequences.add(entry.value().getSeq()));
      }
      assertThat(sequences).hasSize(20).doesNotHaveDuplicates();
    }
  }

  @Test
  void topicsTakeRecordsAsSoonAsTheyAreThere() {
    List<Lane> lanes = List.of(Lane.LIVE, new Lane("shadow"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      TopicAdmin.create(broker.address(), lanes, TopicAdmin.Keep.FOR_EVER);
      try (Publisher publisher = new Publisher(broker.address(), serdes)) {
        // It takes a second batch of a partition for its first to be lost.
        for (int seq = 0; seq < 4_000; seq++) {
          for (Topic<?> topic : Topics.ALL) {
            publisher.send(
                new ProducerRecord<>(topic.name(), "key-" + seq % 9, new byte[100]), landed -> {});
          }
        }
        assertThatCode(publisher::flush).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aStoppedBrokerIsNotKeptInMemory() {
    EmbeddedBroker.start(folder, 0).close();
    assertThat(KafkaYammerMetrics.defaultRegistry().allMetrics()).isEmpty();
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("port " + taken.getLocalPort(), "in use", "another --port");
    }
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws Exception {
    Files.writeString(folder.resolve("meta.properties"), "version=1\nnode.id=99\ncluster.id=x\n");
    assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(folder.toString(), "another --dir");
  }

  private void assertTopicsAreAsDeclared(String address) throws Exception {
    List<String> names = Topics.ALL.stream().map(Topic::name).toList();
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();
      Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
      for (Topic<?> topic : Topics.ALL) {
        assertThat(topics.get(topic.name()).partitions()).hasSize(topic.partitions());
        Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
        assertThat(config.get("cleanup.policy").value())
            .as(topic.name())
            .isEqualTo(topic.compacted() ? "compact" : "delete");
        if (!topic.compacted()) {
          assertThat(config.get("retention.ms").value())
              .as(topic.name())
              .isEqualTo(Long.toString(topic.retention().orElseThrow().toMillis()));
        }
      }
    }
  }

  private static DoorEvent event(long seq) {
    return new DoorEvent(
        "door",
        "boot",
        seq,
        LONG_AGO,
        Left.newBuilder().setTripId("trip-" + seq % 3).setStoreId("store").build());
  }
}
