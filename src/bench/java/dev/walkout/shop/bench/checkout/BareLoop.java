package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.checkout.Outputs.OfTopic;
import dev.walkout.shop.bench.checkout.Outputs.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The ceiling: a loop that reads what checkout reads and writes as many records of the same kinds
 * and sizes, through the same serdes and in the same transactions, and thinks nothing between.
 */
final class BareLoop implements Side, AutoCloseable {

  private static final List<Topic<?>> INPUTS =
      List.of(Topics.SIGHTINGS, Topics.PRESENCE, Topics.DOOR);

  /** As {@code StreamsSettings} has them. */
  private static final Duration COMMIT = Duration.ofMillis(100);

  private static final String BATCH_BYTES = String.valueOf(128 << 10);
  private static final Duration POLL = Duration.ofMillis(20);

  private final StoreDay day;
  private final Outputs outputs;
  private final int threads;
  private final ReceiptMeter receipts;

  BareLoop(StoreDay day, Outputs outputs, int threads) {
    this.day = day;
    this.outputs = outputs;
    this.threads = threads;
    this.receipts = new ReceiptMeter(day, StoreDay.BARE);
  }

  @Override
  public String name() {
    return "bare loop";
  }

  @Override
  public Rate run() throws Exception {
    receipts.skip();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Worker worker = new Worker(i);
        workers.add(pool.submit(worker));
      }
      Rate rate = receipts.measure(() -> check(workers));
      for (Future<?> worker : workers) {
        worker.get();
      }
      return rate;
    } finally {
      pool.shutdownNow();
    }
  }

  @Override
  public void close() {
    receipts.close();
  }

  private static void check(List<Future<?>> workers) {
    for (Future<?> worker : workers) {
      if (worker.isDone()) {
        try {
          worker.get();
        } catch (Exception e) {
          throw new IllegalStateException("the bare loop died: " + e.getMessage(), e);
        }
      }
    }
  }

  /** One thread with every so many-th partition. */
  private final class Worker implements Runnable {
    private final int number;
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();
    private final List<Flow<?>> flows = new ArrayList<>();
    private KafkaConsumer<String, byte[]> consumer;
    private KafkaProducer<String, byte[]> producer;

    Worker(int number) {
      this.number = number;
      INPUTS.forEach(t -> deserializers.put(t.name(), day.serdes().values(t).deserializer()));
      outputs.topics().forEach(topic -> flows.add(new Flow<>(topic)));
    }

    @Override
    public void run() {
      try (KafkaConsumer<String, byte[]> in = consumer();
          KafkaProducer<String, byte[]> out = producer()) {
        consumer = in;
        producer = out;
        out.initTransactions();
        loop();
      }
    }

    private void loop() {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      long all = ends.values().stream().mapToLong(Long::longValue).sum();
      boolean reading = true;
      while (reading) {
        producer.beginTransaction();
        long commitAt = System.nanoTime() + COMMIT.toNanos();
        while (reading && System.nanoTime() < commitAt) {
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            deserializers.get(record.topic()).deserialize(record.topic(), record.value());
          }
          long read = ends.keySet().stream().mapToLong(consumer::position).sum();
          flows.forEach(flow -> flow.keepUp((double) read / all));
          reading = read < all;
        }
        producer.sendOffsetsToTransaction(positions(ends), consumer.groupMetadata());
        producer.commitTransaction();
      }
    }

    private Map<TopicPartition, OffsetAndMetadata> positions(Map<TopicPartition, Long> ends) {
      Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
      ends.keySet().forEach(p -> positions.put(p, new OffsetAndMetadata(consumer.position(p))));
      return positions;
    }

    private KafkaConsumer<String, byte[]> consumer() {
      KafkaConsumer<String, byte[]> in =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers", day.address(),
                  "group.id", "bench-bare-" + number,
                  "isolation.level", "read_committed",
                  "max.poll.records", "1000",
                  "enable.auto.commit", "false"),
              new StringDeserializer(),
              new ByteArrayDeserializer());
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic<?> topic : INPUTS) {
        for (int p = number; p < topic.partitions(); p += threads) {
          partitions.add(new TopicPartition(topic.name(), p));
        }
      }
      in.assign(partitions);
      in.seekToBeginning(partitions);
      return in;
    }

    private KafkaProducer<String, byte[]> producer() {
      return new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              day.address(),
              "transactional.id",
              "bench-bare-" + number,
              "linger.ms",
              String.valueOf(COMMIT.toMillis()),
              "batch.size",
              BATCH_BYTES),
          new StringSerializer(),
          new ByteArraySerializer());
    }

    /** This thread's share of a topic's records, written as the reading goes on. */
    private final class Flow<V> {
      private final OfTopic<V> of;
      private final String topic;
      private final Serializer<V> serializer;
      private final long share;
      private long written;

      Flow(OfTopic<V> of) {
        this.of = of;
        this.topic = StoreDay.BARE.of(of.topic()).name();
        this.serializer = day.serdes().values(of.topic()).serializer();
        this.share = of.count() / threads + (number < of.count() % threads ? 1 : 0);
      }

      void keepUp(double done) {
        for (long goal = (long) (share * done); written < goal; written++) {
          Written<V> next = of.sample().get((int) (written % of.sample().size()));
          byte[] value = serializer.serialize(topic, next.value());
          producer.send(new ProducerRecord<>(topic, next.partition(), next.key(), value));
        }
      }
    }
  }
}
