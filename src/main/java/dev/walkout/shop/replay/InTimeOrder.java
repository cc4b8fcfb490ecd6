package dev.walkout.shop.replay;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges partitions by the time of their records, keeping each one's own order. A record goes out
 * once every partition that has not ended has one to compare it with.
 */
final class InTimeOrder {

  private final Map<TopicPartition, Queue> queues = new HashMap<>();
  private final PriorityQueue<Queue> heads = new PriorityQueue<>(Queue.ORDER);
  private final Set<TopicPartition> missing = new HashSet<>();

  /** What waits of one partition. */
  private static final class Queue {
    private static final Comparator<Queue> ORDER =
        Comparator.<Queue>comparingLong(queue -> queue.records.peekFirst().timestamp())
            .thenComparingInt(queue -> queue.rank)
            .thenComparingInt(queue -> queue.partition);

    private final int rank;
    private final int partition;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private boolean ended;

    Queue(int rank, int partition) {
      this.rank = rank;
      this.partition = partition;
    }
  }

  /**
   * A partition takes part.
   *
   * @param rank of several records of the same time, the one of the lowest rank goes first
   */
  void expect(TopicPartition partition, int rank) {
    queues.put(partition, new Queue(rank, partition.partition()));
    missing.add(partition);
  }

  /** The next record of a partition. */
  void add(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    Queue queue = queues.get(partition);
    queue.records.add(record);
    if (queue.records.size() == 1) {
      missing.remove(partition);
      heads.add(queue);
    }
  }

  /** Nothing more comes of a partition. */
  void ended(TopicPartition partition) {
    queues.get(partition).ended = true;
    missing.remove(partition);
  }

  /** The partitions of which a record is needed before anything can go out. */
  Set<TopicPartition> missing() {
    return Set.copyOf(missing);
  }

  /** Whether everything has gone out. */
  boolean finished() {
    return missing.isEmpty() && heads.isEmpty();
  }

  /** Hands over what can go out. */
  void emit(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    while (missing.isEmpty() && !heads.isEmpty()) {
      Queue queue = heads.poll();
      ConsumerRecord<byte[], byte[]> record = queue.records.poll();
      if (!queue.records.isEmpty()) {
        heads.add(queue);
      } else if (!queue.ended) {
        missing.add(new TopicPartition(record.topic(), record.partition()));
      }
      sink.accept(record);
    }
  }
}
