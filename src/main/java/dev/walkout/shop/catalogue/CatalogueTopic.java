package dev.walkout.shop.catalogue;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topic;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic that tells what is so, read from its beginning and then followed. A record that cannot be
 * used is logged and counted, and what its key had before stays.
 *
 * <p>For use by one thread, but for {@link #wakeUp} and {@link #faults}.
 */
public final class CatalogueTopic<V> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CatalogueTopic.class);

  private final Topic<V> topic;
  private final Deserializer<V> decoder;
  private final Changes<V> changes;
  private final TopicReader<byte[]> reader;
  private final AtomicLong faults = new AtomicLong();
  private long next;

  /** Takes in what a topic says. */
  @FunctionalInterface
  public interface Changes<V> {

    /**
     * A key has this value from now on.
     *
     * @param value null: it is removed
     * @throws IllegalArgumentException naming what is wrong, if the value cannot be used; nothing
     *     was changed
     */
    void take(String key, V value);
  }

  /**
   * A topic, not yet read.
   *
   * @param address {@code host:port} of the broker
   */
  public CatalogueTopic(String address, AvroSerdes serdes, Topic<V> topic, Changes<V> changes) {
    this.topic = topic;
    this.decoder = serdes.values(topic).deserializer();
    this.changes = changes;
    this.reader = new TopicReader<>(address, serdes, topic.undecoded());
  }

  /** Hands over everything that is on the topic now. */
  public void drain() {
    reader.drain(this::take);
  }

  /** Hands over what has come since, after waiting at most so long; true if there was any. */
  public boolean poll(Duration limit) {
    List<Entry<byte[]>> entries = reader.poll(limit);
    entries.forEach(this::take);
    return !entries.isEmpty();
  }

  /** The offset after the last record that was read. */
  long next() {
    return next;
  }

  /** How many records could not be used. */
  long faults() {
    return faults.get();
  }

  /** Makes a poll in another thread return at once, with a WakeupException. */
  void wakeUp() {
    reader.wakeUp();
  }

  @Override
  public void close() {
    reader.close();
  }

  private void take(Entry<byte[]> entry) {
    next = entry.offset() + 1;
    try {
      if (entry.key() == null) {
        throw new IllegalArgumentException("key is null; key it by what it is about");
      }
      changes.take(entry.key(), decoder.deserialize(topic.name(), entry.value()));
    } catch (BadRecord | IllegalArgumentException e) {
      faults.incrementAndGet();
      log.warn(
          "record at {} {} left out, {} stays as it was: {}",
          topic.name(),
          entry.offset(),
          entry.key(),
          e.getMessage());
    }
  }
}
