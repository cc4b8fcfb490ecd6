package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Partitions are merged by time, and each keeps its own order. */
class InTimeOrderTest {

  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 0);

  private final InTimeOrder order = new InTimeOrder();
  private final List<String> out = new ArrayList<>();

  @Test
  void theEarlierGoesFirst() {
    expectBoth();
    add(A, 0, 10);
    add(A, 1, 30);
    add(B, 0, 20);
    emit();

    assertThat(out).containsExactly("a0", "b0");
    assertThat(order.missing()).containsExactly(B);
    assertThat(order.finished()).isFalse();
  }

  @Test
  void nothingGoesWhileAPartitionMayHoldSomethingEarlier() {
    expectBoth();
    add(A, 0, 10);
    emit();

    assertThat(out).isEmpty();
    assertThat(order.missing()).containsExactly(B);
  }

  @Test
  void anEndedPartitionIsNotWaitedFor() {
    expectBoth();
    order.ended(B);
    add(A, 0, 10);
    add(A, 1, 11);
    order.ended(A);
    emit();

    assertThat(out).containsExactly("a0", "a1");
    assertThat(order.finished()).isTrue();
  }

  @Test
  void aPartitionKeepsItsOrderEvenAgainstTime() {
    expectBoth();
    add(A, 0, 50);
    add(A, 1, 10);
    add(B, 0, 20);
    add(B, 1, 60);
    order.ended(A);
    order.ended(B);
    emit();

    assertThat(out).containsExactly("b0", "a0", "a1", "b1");
  }

  @Test
  void atTheSameTimeTheLowerRankGoesFirst() {
    order.expect(A, 1);
    order.expect(B, 0);
    add(A, 0, 10);
    add(B, 0, 10);
    order.ended(A);
    order.ended(B);
    emit();

    assertThat(out).containsExactly("b0", "a0");
  }

  private void expectBoth() {
    order.expect(A, 0);
    order.expect(B, 1);
  }

  private void emit() {
    order.emit(record -> out.add(record.topic() + record.offset()));
  }

  private void add(TopicPartition partition, long offset, long time) {
    order.add(
        partition,
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            offset,
            time,
            TimestampType.CREATE_TIME,
            0,
            0,
            null,
            new byte[0],
            new RecordHeaders(),
            java.util.Optional.empty()));
  }
}
