package dev.walkout.shop.bench;

import dev.walkout.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records at random moments of a given mean rate and notes how long each takes until what
 * follows from it is read, committed. Records carry their number in a header, which topologies pass
 * on.
 */
final class Roundtrip implements AutoCloseable {

  private static final String NUMBER = "bench-number";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Records at the start that are not counted: connections open and code is compiled. */
  private static final int WARM_UP = 16;

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String to;

  Roundtrip(String address, String to, Topic<?> from) {
    this.to = to;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "acks", "all", "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, from.partitions())
            .mapToObj(partition -> new TopicPartition(from.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** What is sent. */
  record Message(String key, byte[] value) {}

  /**
   * Sends the numbered messages and waits for all answers.
   *
   * @return milliseconds of each, in the order of the answers
   */
  List<Double> measure(LongFunction<Message> messages, int count, long intervalNanos)
      throws InterruptedException {
    // Until the first answer has come nobody may be listening yet.
    AtomicLongArray sent = new AtomicLongArray(WARM_UP + count);
    send(0, messages, sent);
    List<Double> millis = new ArrayList<>();
    await(1, sent, millis);
    Thread sender = new Thread(() -> pace(messages, sent, intervalNanos), "bench-sender");
    sender.start();
    try {
      await(WARM_UP + count - 1, sent, millis);
    } finally {
      sender.interrupt();
      sender.join();
    }
    return List.copyOf(millis);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }

  private void pace(LongFunction<Message> messages, AtomicLongArray sent, long intervalNanos) {
    Gaps gaps = new Gaps(intervalNanos);
    long due = System.nanoTime();
    for (int n = 1; n < sent.length() && !Thread.currentThread().isInterrupted(); n++) {
      due += gaps.next();
      LockSupport.parkNanos(due - System.nanoTime());
      send(n, messages, sent);
    }
  }

  private void send(int n, LongFunction<Message> messages, AtomicLongArray sent) {
    Message message = messages.apply(n);
    var record = new ProducerRecord<>(to, message.key(), message.value());
    record.headers().add(NUMBER, ByteBuffer.allocate(4).putInt(n).array());
    sent.set(n, System.nanoTime());
    producer.send(record);
  }

  private void await(int answers, AtomicLongArray sent, List<Double> millis) {
    long started = System.nanoTime();
    long patience = PATIENCE.toNanos();
    int left = answers;
    while (left > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        int n = ByteBuffer.wrap(record.headers().lastHeader(NUMBER).value()).getInt();
        if (n >= WARM_UP) {
          millis.add((System.nanoTime() - sent.get(n)) / 1e6);
        }
        left--;
        started = System.nanoTime();
      }
      if (System.nanoTime() - started > patience) {
        throw new IllegalStateException(
            left + " of " + answers + " records sent to " + to + " were not answered");
      }
    }
  }
}
