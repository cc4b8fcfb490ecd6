package dev.walkout.shop.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.junit.jupiter.api.Test;

class HangingTransactionsTest {

  private static final TopicPartition OFFSETS = new TopicPartition("__consumer_offsets", 3);
  private static final TopicPartition SIGHTINGS = new TopicPartition("sightings", 1);

  @Test
  void whatHasEndedIsEndedAsItWasDecidedWhereverItIsOpen() {
    Map<TopicPartition, PartitionProducerState> open = Map.of(OFFSETS, open(), SIGHTINGS, open());

    assertThat(HangingTransactions.missing(List.of(in(TransactionState.COMPLETE_COMMIT)), open))
        .containsExactlyInAnyOrder(
            marker(OFFSETS, TransactionResult.COMMIT), marker(SIGHTINGS, TransactionResult.COMMIT));
    assertThat(HangingTransactions.missing(List.of(in(TransactionState.COMPLETE_ABORT)), open))
        .containsExactlyInAnyOrder(
            marker(OFFSETS, TransactionResult.ABORT), marker(SIGHTINGS, TransactionResult.ABORT));
  }

  @Test
  void whatIsUnderWayOrUnknownOrNotOpenIsLeftAlone() {
    for (TransactionState state :
        List.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_ABORT,
            TransactionState.EMPTY)) {
      assertThat(HangingTransactions.missing(List.of(in(state)), Map.of(OFFSETS, open())))
          .isEmpty();
    }
    assertThat(HangingTransactions.missing(List.of(), Map.of(OFFSETS, open()))).isEmpty();
    assertThat(
            HangingTransactions.missing(
                List.of(in(TransactionState.COMPLETE_COMMIT)),
                Map.of(OFFSETS, producer(OptionalLong.empty()))))
        .isEmpty();
  }

  private static PartitionProducerState open() {
    return producer(OptionalLong.of(184));
  }

  private static PartitionProducerState producer(OptionalLong transaction) {
    return new PartitionProducerState(
        List.of(new ProducerState(7, 38, 1, 1_000, OptionalInt.of(2), transaction)));
  }

  private static TransactionListing in(TransactionState state) {
    return new TransactionListing("walkout-recognition-0-2", 7, state);
  }

  private static TxnMarkerEntry marker(TopicPartition partition, TransactionResult result) {
    return new TxnMarkerEntry(7, (short) 38, 2, result, List.of(partition), (short) 0);
  }
}
