package dev.walkout.shop.broker;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of {@link Topics} on a broker. */
public final class TopicAdmin {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private TopicAdmin() {}

  /** How long the broker keeps records. */
  public enum Keep {
    /** As {@link Topic#retention()} says. */
    AS_DECLARED,
    /** For ever: the times are simulated, and a simulated past would be deleted at once. */
    FOR_EVER
  }

  /** Creates what is missing of all topics of the lanes, copied as often as the brokers default. */
  public static void create(String address, Collection<Lane> lanes, Keep keep) {
    createTopics(
        address,
        lanes.stream()
            .flatMap(lane -> Topics.ALL.stream().map((Function<Topic<?>, Topic<?>>) lane::of))
            .distinct()
            .toList(),
        keep);
  }

  /** Creates what is missing of these topics, and waits until all of them take records. */
  public static void createTopics(String address, Collection<Topic<?>> topics, Keep keep) {
    try (Admin admin = admin(address)) {
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !there.contains(topic.name()))
              .map(topic -> create(topic, keep))
              .toList();
      for (KafkaFuture<Void> creation : admin.createTopics(missing).values().values()) {
        awaitCreated(creation);
      }
      awaitLeaders(admin, topics);
    } catch (ExecutionException e) {
      throw new UserError(
          "topics could not be created on "
              + address
              + " ("
              + reason(e)
              + "): check that a broker runs there",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while creating topics on " + address, e);
    }
  }

  private static void awaitCreated(KafkaFuture<Void> creation)
      throws ExecutionException, InterruptedException {
    try {
      creation.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // another process was faster
        throw e;
      }
    }
  }

  /**
   * A broker names itself as leader shortly before it is. An idempotent producer that writes in
   * between has its first batch refused and its second one taken, whose number the partition then
   * goes on from: the first can never come in again, and is given up after two minutes. Only a
   * leader answers where its log ends.
   */
  private static void awaitLeaders(Admin admin, Collection<Topic<?>> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (Topic<?> topic : topics) {
      for (int p = 0; p < topic.partitions(); p++) {
        partitions.put(new TopicPartition(topic.name(), p), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answered(admin, partitions, deadline)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** The client does not ask again where the broker has not even heard of the topic yet. */
  private static boolean answered(
      Admin admin, Map<TopicPartition, OffsetSpec> partitions, long deadline)
      throws ExecutionException, InterruptedException {
    try {
      admin.listOffsets(partitions).all().get();
      return true;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
        throw e;
      }
      return false;
    }
  }

  /** The id of the cluster, which tells its offsets from those of any other. */
  public static String cluster(String address) {
    try (Admin admin = admin(address)) {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw new UserError("no Kafka answers on " + address + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while asking " + address + " for its id", e);
    }
  }

  /** Takes every member out of a consumer group, static ones too. */
  public static void emptyGroup(String address, String group) {
    try (Admin admin = admin(address)) {
      admin
          .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new UserError(
          "group " + group + " on " + address + " could not be emptied: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while emptying group " + group, e);
    }
  }

  /** Who mistyped an address does not want to wait a minute for the client's own patience. */
  static Admin admin(String address) {
    try {
      return Admin.create(
          Map.of(
              "bootstrap.servers", address,
              "request.timeout.ms", "10000",
              "default.api.timeout.ms", "15000"));
    } catch (KafkaException e) {
      throw new UserError(
          "'" + address + "' is not the address of a broker (" + reason(e) + "): give HOST:PORT",
          e);
    }
  }

  /** All partitions of these topics. */
  static List<TopicPartition> partitions(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
    }
    return partitions;
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static NewTopic create(Topic<?> topic, Keep keep) {
    Map<String, String> config =
        topic.compacted()
            ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
            : Map.of(TopicConfig.RETENTION_MS_CONFIG, retention(topic, keep));
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
        .configs(config);
  }

  private static String retention(Topic<?> topic, Keep keep) {
    return keep == Keep.FOR_EVER ? "-1" : Long.toString(topic.retention().orElseThrow().toMillis());
  }
}
