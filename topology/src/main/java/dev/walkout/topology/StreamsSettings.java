package dev.walkout.topology;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.topology.fault.BadInputs;
import dev.walkout.topology.fault.BadRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * How a topology runs: against which broker, with what guarantee, in how many threads.
 *
 * @param lane whose topology it is
 * @param topology its name; with the lane it names the application
 * @param bootstrapServers the broker's addresses
 * @param folder where state lies; each application has its own folder below it
 * @param member name of this process among its like; a process that starts again under the same
 *     name goes on within seconds instead of after the session timeout (45 s)
 * @param threads stream threads
 * @param guarantee what a crash may do to outputs
 * @param commitInterval how often work is committed; exactly-once outputs are read that much later
 */
public record StreamsSettings(
    Lane lane,
    String topology,
    String bootstrapServers,
    Path folder,
    String member,
    int threads,
    Guarantee guarantee,
    Duration commitInterval) {

  /** What a crash may do to outputs. */
  public enum Guarantee {
    EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
    /** Outputs may come twice after a crash; for measuring what exactly-once costs. */
    AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

    private final String setting;

    Guarantee(String setting) {
      this.setting = setting;
    }
  }

  /** A burst is some 50 KB, so the default of 1000 would hold 50 MB a partition. */
  private static final int BUFFERED_RECORDS = 200;

  /**
   * How long the group waits for a member that is silent, and the broker for its transaction: a
   * machine that is busy elsewhere must not lose its work for it. Kafka Streams would give the
   * transaction 10 s, and fence a thread in the midst of what it does.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** Some 60 sightings; a request to the broker costs more than what is in it. */
  private static final int BATCH_BYTES = 128 << 10;

  public StreamsSettings {
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(guarantee, "guarantee");
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "streams.bootstrapServers must be host:port, not '" + bootstrapServers + "'");
    }
    if (member == null || !member.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "streams.member must be letters, digits, '.', '_' or '-', not '" + member + "'");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("streams.threads must be at least 1, not " + threads);
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException(
          "streams.commitInterval must be longer than nothing, not " + commitInterval);
    }
  }

  /** Exactly once, committed every 100 ms, in one thread. */
  public static StreamsSettings of(
      Lane lane, String topology, String bootstrapServers, Path folder) {
    return new StreamsSettings(
        lane,
        topology,
        bootstrapServers,
        folder,
        "0",
        1,
        Guarantee.EXACTLY_ONCE,
        Duration.ofMillis(100));
  }

  public StreamsSettings withThreads(int count) {
    return new StreamsSettings(
        lane, topology, bootstrapServers, folder, member, count, guarantee, commitInterval);
  }

  public StreamsSettings withGuarantee(Guarantee other, Duration interval) {
    return new StreamsSettings(
        lane, topology, bootstrapServers, folder, member, threads, other, interval);
  }

  /**
   * How long an output waits for company before it is sent. Nobody reads it before the commit when
   * outputs come exactly once, and the commit sends what still waits; otherwise most of a hop would
   * be the wait, 100 ms by default.
   */
  private Duration linger() {
    return guarantee == Guarantee.EXACTLY_ONCE ? commitInterval : Duration.ZERO;
  }

  /** The topology as this member runs it, not yet started. */
  public KafkaStreams streams(Topology built) {
    return new KafkaStreams(built, properties(), clients());
  }

  MemberClients clients() {
    return new MemberClients(memberName());
  }

  private String memberName() {
    return lane.applicationId(topology) + "-" + member;
  }

  /** What {@link KafkaStreams} is given; a member that comes back needs {@link #streams} too. */
  public Properties properties() {
    String application = lane.applicationId(topology);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.setting);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberName());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) PATIENCE.toMillis());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) PATIENCE.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), BUFFERED_RECORDS);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), linger().toMillis());
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        lane.of(Topics.DEAD_LETTERS).name());
    properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, BadRecords.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, BadInputs.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    return properties;
  }
}
