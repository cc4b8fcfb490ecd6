package dev.walkout.shop.billing.webhook;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The receipts topic from where the last process of this name left off; only committed records.
 *
 * <p>The process is a static member of a group of its own: after a kill it goes on at once, and a
 * second process of the same name takes the place of the first, which then ends.
 */
final class ReceiptQueue implements AutoCloseable {

  private static final String TOPIC = Topics.RECEIPTS.name();

  private final KafkaConsumer<String, byte[]> consumer;
  private final String name;
  private final Map<Integer, Long> committed = new HashMap<>();

  ReceiptQueue(String address, String name) {
    this.name = name;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                address,
                "group.id",
                name,
                "group.instance.id",
                name,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(TOPIC));
  }

  /**
   * What has come; waits at most {@code limit} for the first record.
   *
   * @param wanted whether there is room for more; without, nothing comes
   * @throws UserError if another process of this name has taken over
   */
  List<Parcel> poll(Duration limit, boolean wanted) {
    if (wanted) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
    List<Parcel> parcels = new ArrayList<>();
    try {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(limit)) {
        parcels.add(
            new Parcel(
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                record.timestamp()));
      }
    } catch (FencedInstanceIdException e) {
      throw takenOver(e);
    }
    return parcels;
  }

  /** Everything before these offsets of the partitions is done. */
  void commit(Map<Integer, Long> done) {
    Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
    done.forEach(
        (partition, next) -> {
          if (!next.equals(committed.get(partition))) {
            news.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(next));
          }
        });
    if (news.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(news);
      committed.putAll(done);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // The group did not hear of this process for too long; the next poll joins it again, and the
      // next commit says the same.
      committed.clear();
    } catch (FencedInstanceIdException e) {
      throw takenOver(e);
    }
  }

  /** Whether everything that is on the topic now has been handed over. */
  boolean atEnd() {
    return !consumer.assignment().isEmpty()
        && consumer.endOffsets(consumer.assignment()).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }

  private UserError takenOver(FencedInstanceIdException e) {
    return new UserError(
        "another process delivers as '" + name + "' now: run one at a time, or give it --name", e);
  }
}
