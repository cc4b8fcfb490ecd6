package dev.walkout.shop.broker;

import dev.walkout.shop.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are open in partitions and ended for their coordinator, so that nobody will
 * ever end them; whoever reads committed records or offsets waits behind them for ever.
 *
 * <p>A broker leaves them behind when it is killed between deciding on a transaction and writing
 * its markers: when it starts again, its partitions have no leader for a moment, and the
 * coordinator of Kafka 4.3 takes markers for such partitions to be for deleted topics and drops
 * them (TransactionMarkerChannelManager asks KRaftMetadataCache.getPartitionLeaderEndpoint).
 * Kafka's own remedy is {@code kafka-transactions.sh find-hanging} and {@code abort} (KIP-664),
 * which this is.
 */
final class HangingTransactions {

  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  /** Kafka gives markers without a coordinator this epoch. */
  private static final int NO_COORDINATOR = -1;

  private static final Set<TransactionState> ENDED =
      EnumSet.of(
          TransactionState.EMPTY,
          TransactionState.COMPLETE_ABORT,
          TransactionState.COMPLETE_COMMIT);

  private HangingTransactions() {}

  /**
   * Aborts them in all partitions. None of such a transaction's markers was written, so that all of
   * it is undone, and who began it does it again from the offsets before it.
   */
  static void abort(String address) {
    try (Admin admin = TopicAdmin.admin(address)) {
      Map<TopicPartition, PartitionProducerState> producers =
          admin.describeProducers(partitions(admin)).all().get();
      List<AbortTransactionSpec> hanging = of(producers, admin.listTransactions().all().get());
      for (AbortTransactionSpec each : hanging) {
        admin.abortTransaction(each).all().get();
        log.info("aborted what a killed broker had left open: {}", each);
      }
    } catch (ExecutionException e) {
      throw new UserError(
          "the broker does not say which transactions are open: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while looking for open transactions", e);
    }
  }

  /** What is open in partitions without being so for a coordinator. */
  static List<AbortTransactionSpec> of(
      Map<TopicPartition, PartitionProducerState> producers,
      Collection<TransactionListing> transactions) {
    Set<Long> open =
        transactions.stream()
            .filter(transaction -> !ENDED.contains(transaction.state()))
            .map(TransactionListing::producerId)
            .collect(Collectors.toSet());
    List<AbortTransactionSpec> hanging = new ArrayList<>();
    producers.forEach(
        (partition, state) -> {
          for (ProducerState producer : state.activeProducers()) {
            if (producer.currentTransactionStartOffset().isPresent()
                && !open.contains(producer.producerId())) {
              hanging.add(
                  new AbortTransactionSpec(
                      partition,
                      producer.producerId(),
                      (short) producer.producerEpoch(),
                      producer.coordinatorEpoch().orElse(NO_COORDINATOR)));
            }
          }
        });
    return hanging;
  }

  private static List<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(p -> partitions.add(new TopicPartition(name, p.partition()))));
    return partitions;
  }
}
