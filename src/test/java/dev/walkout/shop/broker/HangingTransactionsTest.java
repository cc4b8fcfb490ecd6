package dev.walkout.shop.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HangingTransactionsTest {

  private static final TopicPartition OFFSETS = new TopicPartition("__consumer_offsets", 3);
  private static final TopicPartition SIGHTINGS = new TopicPartition("sightings", 1);

  @Test
  void whatACoordinatorHasEndedHangsInEveryPartitionWhereItIsOpen() {
    Map<TopicPartition, PartitionProducerState> producers =
        Map.of(OFFSETS, open(7), SIGHTINGS, open(7));

    for (TransactionState ended :
        List.of(
            TransactionState.EMPTY,
            TransactionState.COMPLETE_ABORT,
            TransactionState.COMPLETE_COMMIT)) {
      assertThat(HangingTransactions.of(producers, List.of(transaction(7, ended))))
          .containsExactlyInAnyOrder(
              new AbortTransactionSpec(OFFSETS, 7, (short) 38, 2),
              new AbortTransactionSpec(SIGHTINGS, 7, (short) 38, 2));
    }
    assertThat(HangingTransactions.of(producers, List.of())).hasSize(2);
  }

  @Test
  void whatIsUnderWayOrEndedIsLeftAlone() {
    for (TransactionState alive :
        List.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_ABORT)) {
      assertThat(HangingTransactions.of(Map.of(OFFSETS, open(7)), List.of(transaction(7, alive))))
          .isEmpty();
    }
    PartitionProducerState idle =
        new PartitionProducerState(List.of(producer(7, OptionalLong.empty())));
    assertThat(
            HangingTransactions.of(
                Map.of(OFFSETS, idle), List.of(transaction(7, TransactionState.EMPTY))))
        .isEmpty();
  }

  private static PartitionProducerState open(long producerId) {
    return new PartitionProducerState(List.of(producer(producerId, OptionalLong.of(184))));
  }

  private static ProducerState producer(long id, OptionalLong transaction) {
    return new ProducerState(id, 38, 1, 1_000, OptionalInt.of(2), transaction);
  }

  private static TransactionListing transaction(long producerId, TransactionState state) {
    return new TransactionListing("walkout-recognition-0-2", producerId, state);
  }
}
