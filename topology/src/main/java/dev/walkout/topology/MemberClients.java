package dev.walkout.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of one member, whose transactions bear its name.
 *
 * <p>Kafka Streams names them by a random id that it keeps only beside state on disk. A process
 * that was killed and comes back under another id cannot end what it had begun: the open
 * transaction holds back its own committed offsets, and everybody who reads its topics, until the
 * broker gives it up. Under its own name the first thing that the new process does is to end it,
 * even on a new disk. Two processes of one name fence each other, as they do in the group.
 *
 * @param name application and member; the number of the thread is added
 */
record MemberClients(String name) implements KafkaClientSupplier {

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(
        withName(config), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  /** Streams ends its id with the number of the thread. */
  Map<String, Object> withName(Map<String, Object> config) {
    Object given = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    if (given == null) {
      return config;
    }
    String id = given.toString();
    Map<String, Object> named = new HashMap<>(config);
    named.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + id.substring(id.lastIndexOf('-')));
    return named;
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
