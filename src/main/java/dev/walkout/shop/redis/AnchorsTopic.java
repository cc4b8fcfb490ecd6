package dev.walkout.shop.redis;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code anchors} topic as seen by the index of one model.
 *
 * <p>A record of the model replaces what the product had; a removal, and a record of another model,
 * take it away; a record that cannot be used leaves it as it was. The gallery follows the same
 * rules.
 */
public final class AnchorsTopic {

  private static final Logger log = LoggerFactory.getLogger(AnchorsTopic.class);

  private final String address;
  private final AvroSerdes serdes;
  private final ModelCard model;
  private final String cluster;
  private final Deserializer<Anchors> decoder;
  private final AtomicLong unusable = new AtomicLong();

  /**
   * Asks the broker who it is.
   *
   * @param address {@code host:port} of the broker
   * @param model whose anchors count
   * @throws dev.walkout.shop.UserError if no broker answers
   */
  public AnchorsTopic(String address, AvroSerdes serdes, ModelCard model) {
    this.address = address;
    this.serdes = serdes;
    this.model = model;
    this.cluster = TopicAdmin.cluster(address);
    this.decoder = serdes.values(Topics.ANCHORS).deserializer();
  }

  /** The model whose anchors count. */
  public ModelCard model() {
    return model;
  }

  /** The id of the cluster that has the topic. */
  String cluster() {
    return cluster;
  }

  /** A reading of the topic from its beginning. */
  Reading read() {
    return new Reading(new TopicReader<>(address, serdes, asBytes(Topics.ANCHORS)));
  }

  /** How many records could not be used, each time they were read. */
  long unusable() {
    return unusable.get();
  }

  /** One who reads the topic, from its beginning at first; for use by one thread. */
  final class Reading implements AutoCloseable {

    private final TopicReader<byte[]> reader;

    private Reading(TopicReader<byte[]> reader) {
      this.reader = reader;
    }

    /** The changes since the last poll, in order; waits at most so long for the first. */
    List<Change> poll(Duration limit) {
      List<Change> changes = new ArrayList<>();
      for (Entry<byte[]> entry : reader.poll(limit)) {
        change(entry).ifPresent(changes::add);
      }
      return changes;
    }

    /** Everything before it has been handed over. */
    CataloguePosition position() {
      return new CataloguePosition(cluster, reader.position());
    }

    /** Where the topic ends now. */
    long end() {
      return reader.end();
    }

    /** Offsets not yet read, as far as the broker has told. */
    long lag() {
      return reader.lag();
    }

    /** Goes back to the beginning. */
    void rewind() {
      reader.rewind();
    }

    /** Goes on from a position in this cluster. */
    void seek(CataloguePosition position) {
      reader.seek(position.offset());
    }

    /** Makes a poll in another thread return at once, with a WakeupException. */
    void wakeUp() {
      reader.wakeUp();
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private Optional<Change> change(Entry<byte[]> entry) {
    try {
      Anchors anchors = decoder.deserialize(Topics.ANCHORS.name(), entry.value());
      if (anchors == null || !anchors.getModel().equals(model.id())) {
        return Optional.of(Change.removal(entry.offset(), entry.key()));
      }
      Gallery.Enrolled product = Enrolment.enrolled(anchors);
      Gallery.check(model, product);
      if (!product.sku().equals(entry.key())) {
        throw new IllegalArgumentException("sku is " + product.sku() + "; key anchors by it");
      }
      return Optional.of(Change.of(entry.offset(), product));
    } catch (BadRecord | IllegalArgumentException e) {
      unusable.incrementAndGet();
      log.warn(
          "anchors record of {} at offset {} left out of the index: {}",
          entry.key(),
          entry.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }

  /** The same topic with its values undecoded, so that one broken record stops nobody. */
  private static Topic<byte[]> asBytes(Topic<?> topic) {
    return new Topic<>(
        topic.name(),
        topic.key(),
        byte[].class,
        topic.owner(),
        topic.partitions(),
        topic.retention());
  }
}
