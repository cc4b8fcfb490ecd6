package dev.walkout.shop.broker;

import dev.walkout.shop.UserError;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far consumer groups lie behind the topics they read. */
public final class GroupLag implements AutoCloseable {

  private final Admin admin;

  public GroupLag(String address) {
    this.admin = TopicAdmin.admin(address);
  }

  /**
   * Offsets of these topics that the group has not committed. Nothing is pending in the group when
   * it is 0: what was committed is asked before the ends of the topics.
   */
  public long of(String group, Collection<String> topics) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends(topics).entrySet()) {
        OffsetAndMetadata done = committed.get(end.getKey());
        lag += end.getValue().offset() - (done == null ? 0 : done.offset());
      }
      return lag;
    } catch (ExecutionException e) {
      throw new UserError("the broker does not say how far " + group + " is: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while asking how far " + group + " is", e);
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    TopicAdmin.partitions(admin, topics).forEach(p -> wanted.put(p, OffsetSpec.latest()));
    return admin.listOffsets(wanted).all().get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
