package dev.walkout.shop.broker;

import dev.walkout.shop.UserError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.DescribeTransactionsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that their coordinator has ended and that are open in partitions still, so that
 * nobody will ever end them there; whoever reads what is committed waits behind them for ever.
 *
 * <p>A broker leaves them behind when it is killed between deciding on a transaction and writing
 * its markers. When it starts again its partitions have no leader for a moment, and the coordinator
 * of Kafka 4.3 takes them for deleted and drops their markers (TransactionMarkerChannelManager asks
 * KRaftMetadataCache.getPartitionLeaderEndpoint). Here the markers are written as it had decided:
 * some may have been written before the kill, so anything else would tear the transaction. That is
 * why Kafka's own remedy (KIP-664, which only aborts) does not serve.
 */
final class HangingTransactions {

  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  /** Kafka gives markers without a coordinator this epoch. */
  private static final int NO_COORDINATOR = -1;

  /** Of the request; the next one wants the epoch that the coordinator went on to. */
  private static final short VERSION = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private HangingTransactions() {}

  /**
   * Writes the markers that are missing on a broker on loopback, before anybody else uses it.
   *
   * @throws UserError if it does not take them in time
   */
  static void end(String address, int port) {
    try (Admin admin = TopicAdmin.admin(address)) {
      awaitCoordinators(admin);
      awaitDecided(admin);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Optional<Errors> error = Optional.empty();
      for (List<TxnMarkerEntry> open = missing(admin); !open.isEmpty(); open = missing(admin)) {
        if (System.nanoTime() > deadline) {
          throw new UserError("the broker does not take markers: " + error + " for " + open);
        }
        error = write(open, port);
        if (error.isPresent()) {
          LockSupport.parkNanos(PAUSE.toNanos()); // a coordinator of groups is reading its log
        } else {
          log.info("ended what a killed broker had left open: {}", open);
        }
      }
    } catch (ExecutionException | IOException e) {
      throw new UserError("the broker's open transactions cannot be ended: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while ending open transactions", e);
    }
  }

  /**
   * A coordinator that has not yet read its log lists nothing, as if there were nothing. Only for a
   * transaction by name does it say so, and the client asks again; the name need not exist.
   */
  private static void awaitCoordinators(Admin admin)
      throws ExecutionException, InterruptedException {
    if (!topics(admin).contains(Topic.TRANSACTION_STATE_TOPIC_NAME)) {
      return;
    }
    int coordinators =
        TopicAdmin.partitions(admin, Set.of(Topic.TRANSACTION_STATE_TOPIC_NAME)).size();
    Set<Integer> asked = new HashSet<>();
    for (int n = 0; asked.size() < coordinators; n++) {
      String name = "nobody-" + n;
      if (asked.add(Utils.abs(name.hashCode()) % coordinators)) { // as Kafka chooses it
        awaitAnswer(admin, name);
      }
    }
  }

  private static void awaitAnswer(Admin admin, String transaction)
      throws ExecutionException, InterruptedException {
    var options = new DescribeTransactionsOptions().timeoutMs((int) PATIENCE.toMillis());
    try {
      admin.describeTransactions(List.of(transaction), options).description(transaction).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw e;
      }
    }
  }

  /** What was decided before the kill is being ended, or its markers being dropped. */
  private static void awaitDecided(Admin admin) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (admin.listTransactions().all().get().stream().anyMatch(HangingTransactions::decided)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean decided(TransactionListing transaction) {
    return transaction.state() == TransactionState.PREPARE_COMMIT
        || transaction.state() == TransactionState.PREPARE_ABORT;
  }

  private static List<TxnMarkerEntry> missing(Admin admin)
      throws ExecutionException, InterruptedException {
    // In this order: what has ended has sent all the markers that it ever will.
    Collection<TransactionListing> transactions = admin.listTransactions().all().get();
    return missing(
        transactions,
        admin.describeProducers(TopicAdmin.partitions(admin, topics(admin))).all().get());
  }

  private static Set<String> topics(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
  }

  /** The markers of ended transactions for the partitions where they are open. */
  static List<TxnMarkerEntry> missing(
      Collection<TransactionListing> transactions,
      Map<TopicPartition, PartitionProducerState> producers) {
    Map<Long, TransactionResult> ended = new HashMap<>();
    for (TransactionListing transaction : transactions) {
      switch (transaction.state()) {
        case COMPLETE_COMMIT -> ended.put(transaction.producerId(), TransactionResult.COMMIT);
        case COMPLETE_ABORT -> ended.put(transaction.producerId(), TransactionResult.ABORT);
        default -> {} // under way, or nothing was decided
      }
    }
    List<TxnMarkerEntry> missing = new ArrayList<>();
    producers.forEach(
        (partition, state) -> {
          for (ProducerState producer : state.activeProducers()) {
            TransactionResult decided = ended.get(producer.producerId());
            if (decided != null && producer.currentTransactionStartOffset().isPresent()) {
              missing.add(marker(producer, decided, partition));
            }
          }
        });
    return missing;
  }

  private static TxnMarkerEntry marker(
      ProducerState producer, TransactionResult decided, TopicPartition partition) {
    return new TxnMarkerEntry(
        producer.producerId(),
        (short) producer.producerEpoch(),
        producer.coordinatorEpoch().orElse(NO_COORDINATOR),
        decided,
        List.of(partition),
        (short) 0);
  }

  /**
   * No client of Kafka's can send these, so they are sent as they are.
   *
   * @return what was wrong with one of them
   */
  private static Optional<Errors> write(List<TxnMarkerEntry> markers, int port) throws IOException {
    RequestHeader header = new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, VERSION, "walkout", 1);
    ByteBuffer request =
        new WriteTxnMarkersRequest.Builder(markers).build(VERSION).serializeWithHeader(header);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(request.remaining());
      out.write(request.array(), request.position(), request.remaining());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      AbstractResponse response = AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
      return response.errorCounts().keySet().stream()
          .filter(error -> error != Errors.NONE)
          .findFirst();
    }
  }
}
