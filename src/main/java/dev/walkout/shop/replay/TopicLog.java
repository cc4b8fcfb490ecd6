package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** What lies on the topics of one lane, on a broker or in a recording. */
interface TopicLog extends AutoCloseable {

  /** Read the values. */
  AvroSerdes serdes();

  /** How many records these topics hold at most; for progress. */
  long count(Collection<Topic<?>> topics);

  /**
   * Hands over all records of these topics in order of their time; those of one partition stay in
   * their order, and at the same time the first topic goes first.
   *
   * @throws dev.walkout.shop.UserError if not all can be read
   */
  void read(List<Topic<?>> topics, Consumer<LogRecord> sink);

  /** Hands over the records that lie at these places, in any order, as far as they are there. */
  void fetch(Set<Place> places, Consumer<LogRecord> sink);

  @Override
  void close();

  /** Hands over the values of a topic; removals, and what is no record of it, are passed over. */
  default <V> void values(Topic<V> topic, BiConsumer<LogRecord, V> sink) {
    Deserializer<V> reader = serdes().values(topic).deserializer();
    read(
        List.of(topic),
        record -> {
          V value = decode(topic, reader, record);
          if (value != null) {
            sink.accept(record, value);
          }
        });
  }

  /** A record's value; null for a removal, and for what is no record of the topic. */
  static <V> V decode(Topic<V> topic, Deserializer<V> reader, LogRecord record) {
    try {
      return reader.deserialize(topic.name(), record.value());
    } catch (BadRecord notOfThisTopic) {
      return null; // it lies in the dead letters, and nothing cites it
    }
  }
}
