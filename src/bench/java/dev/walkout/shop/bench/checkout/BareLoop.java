package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.shop.bench.Meter;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.checkout.Outputs.OfTopic;
import dev.walkout.shop.bench.checkout.Outputs.Written;
import dev.walkout.shop.broker.TopicAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
 * A ceiling: a loop that reads what checkout reads and writes as many records of the same kinds and
 * sizes, through the same serdes and in transactions, and thinks nothing between. Its rate is of
 * the receipts that it writes: it commits so seldom that a reader sees them in a few heaps.
 */
final class BareLoop implements Side, AutoCloseable {

  private static final List<Topic<?>> INPUTS =
      List.of(Topics.SIGHTINGS, Topics.PRESENCE, Topics.DOOR);

  private static final Topic<?> MOVEMENTS = StoreDay.BARE.of(Topics.MOVEMENTS);

  /** As {@code StreamsSettings} has them. */
  private static final Duration COMMIT = Duration.ofMillis(100);

  private static final String BATCH_BYTES = String.valueOf(128 << 10);
  private static final Duration POLL = Duration.ofMillis(20);

  private final StoreDay day;
  private final Kind kind;
  private final Transactions done;
  private final int threads;
  private final ReceiptMeter receipts;

  /** What a loop shares with checkout. */
  enum Kind {
    /** Its inputs and outputs; it commits by the clock, which is seldom, since it is fast. */
    LEAN("bare loop"),
    /**
     * Its transactions too: as many, and in them what was logged of the states; and the movements
     * are read back.
     */
    SAME_TRANSACTIONS("loop, same transactions");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  BareLoop(StoreDay day, Kind kind, Transactions done, int threads) {
    this.day = day;
    this.kind = kind;
    this.done = done;
    this.threads = threads;
    this.receipts = new ReceiptMeter(day, StoreDay.BARE);
    TopicAdmin.createTopics(day.address(), logs(), TopicAdmin.Keep.FOR_EVER);
  }

  private List<Topic<?>> logs() {
    List<Topic<?>> all = new ArrayList<>();
    done.changelogs().topics().forEach(log -> all.add(StoreDay.BARE.of(log.topic())));
    return all;
  }

  @Override
  public String name() {
    return kind.text;
  }

  @Override
  public Rate run() throws Exception {
    receipts.skip();
    Meter meter = new Meter(receiptCount(), 1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Worker worker = new Worker(i, meter);
        workers.add(pool.submit(worker));
      }
      receipts.measure(() -> check(workers));
      for (Future<?> worker : workers) {
        worker.get();
      }
      return meter.rate();
    } finally {
      pool.shutdownNow();
    }
  }

  private long receiptCount() {
    return done.outputs().topics().stream()
        .filter(of -> of.topic().equals(Topics.RECEIPTS))
        .mapToLong(OfTopic::count)
        .sum();
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
    private final Meter meter;
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();
    private final List<Flow<?>> flows = new ArrayList<>();
    private KafkaConsumer<String, byte[]> consumer;
    private KafkaProducer<String, byte[]> producer;

    Worker(int number, Meter meter) {
      this.number = number;
      this.meter = meter;
      INPUTS.forEach(t -> deserializers.put(t.name(), day.serdes().values(t).deserializer()));
      deserializers.put(MOVEMENTS.name(), day.serdes().values(Topics.MOVEMENTS).deserializer());
      done.outputs().topics().forEach(topic -> flows.add(new Flow<>(topic)));
      if (kind == Kind.SAME_TRANSACTIONS) {
        done.changelogs().topics().forEach(topic -> flows.add(new Flow<>(topic)));
      }
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
      Map<TopicPartition, Long> ends = consumer.endOffsets(mine(INPUTS));
      long all = ends.values().stream().mapToLong(Long::longValue).sum();
      double read = 0;
      for (int committed = 0; read < 1; committed++) {
        producer.beginTransaction();
        long began = System.nanoTime();
        do {
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            deserializers.get(record.topic()).deserialize(record.topic(), record.value());
          }
          read = ends.keySet().stream().mapToDouble(consumer::position).sum() / all;
          for (Flow<?> flow : flows) {
            flow.keepUp(read);
          }
        } while (read < 1 && !isOver(committed, began, read));
        producer.sendOffsetsToTransaction(positions(), consumer.groupMetadata());
        producer.commitTransaction();
      }
    }

    /** Whether a transaction has lasted as long as it should. */
    private boolean isOver(int committed, long began, double read) {
      return kind == Kind.LEAN
          ? System.nanoTime() - began >= COMMIT.toNanos()
          : read * done.count() / threads >= committed + 1;
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
      Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
      for (TopicPartition partition : consumer.assignment()) {
        positions.put(partition, new OffsetAndMetadata(consumer.position(partition)));
      }
      return positions;
    }

    private List<TopicPartition> mine(List<Topic<?>> topics) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic<?> topic : topics) {
        for (int p = number; p < topic.partitions(); p += threads) {
          partitions.add(new TopicPartition(topic.name(), p));
        }
      }
      return partitions;
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
      List<TopicPartition> back =
          kind == Kind.SAME_TRANSACTIONS ? mine(List.of(MOVEMENTS)) : List.of();
      List<TopicPartition> inputs = mine(INPUTS);
      in.assign(Stream.concat(inputs.stream(), back.stream()).toList());
      in.seekToBeginning(inputs);
      if (!back.isEmpty()) { // none would mean all
        in.seekToEnd(back);
      }
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
        long goal = (long) (share * done);
        if (of.topic().equals(Topics.RECEIPTS)) {
          meter.done((int) (goal - written));
        }
        for (; written < goal; written++) {
          Written<V> next = of.sample().get((int) (written % of.sample().size()));
          byte[] value = serializer.serialize(topic, next.value());
          producer.send(new ProducerRecord<>(topic, next.partition(), next.key(), value));
        }
      }
    }
  }
}
