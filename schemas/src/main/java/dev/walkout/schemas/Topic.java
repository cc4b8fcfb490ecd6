package dev.walkout.schemas;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A topic of the shop: what it is called, what it carries and who alone writes it.
 *
 * @param name name on the broker
 * @param key what the key says; every key is UTF-8 text, and records of one key stay in order
 * @param type class of the values: a generated Avro record, or {@code byte[]} for records as they
 *     were
 * @param owner the part that writes it
 * @param partitions number of partitions it is created with; topics joined with one another share
 *     it
 * @param retention how long records are kept; empty for a compacted topic, which keeps the last of
 *     each key
 */
public record Topic<V>(
    String name,
    Key key,
    Class<V> type,
    Owner owner,
    int partitions,
    Optional<Duration> retention) {

  /** What the keys of a topic name. */
  public enum Key {
    ZONE,
    TRIP,
    SKU,
    NONE
  }

  /** The only writer of a topic. */
  public enum Owner {
    EDGE,
    TRACKER,
    DOOR,
    CATALOGUE,
    RECOGNITION,
    CHECKOUT,
    CONSOLE,
    ALL
  }

  public Topic {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(retention, "retention");
    if (name.isBlank()) {
      throw new IllegalArgumentException("topic name must not be blank: give the topic a name");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "partitions of " + name + " must be at least 1, not " + partitions);
    }
  }

  /** Whether the broker keeps the last record of each key for ever. */
  public boolean compacted() {
    return retention.isEmpty();
  }

  /** The same topic with its values as they lie, so that one broken record stops no reader. */
  public Topic<byte[]> undecoded() {
    return new Topic<>(name, key, byte[].class, owner, partitions, retention);
  }

  /** The same topic created with, or read from, so many partitions. */
  public Topic<V> withPartitions(int count) {
    return new Topic<>(name, key, type, owner, count, retention);
  }

  /** The same topic under another name. */
  Topic<V> named(String other) {
    return new Topic<>(other, key, type, owner, partitions, retention);
  }
}
