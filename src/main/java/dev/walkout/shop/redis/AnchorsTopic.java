package dev.walkout.shop.redis;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.vision.embed.ModelCard;
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
 * take it away; a record that cannot be used leaves it as it was, as for the gallery.
 */
public final class AnchorsTopic implements ChangeSource {

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

  @Override
  public String cluster() {
    return cluster;
  }

  @Override
  public Reading read() {
    return new TopicReading(new TopicReader<>(address, serdes, Topics.ANCHORS.undecoded()));
  }

  @Override
  public long unusable() {
    return unusable.get();
  }

  private final class TopicReading implements Reading {

    private final TopicReader<byte[]> reader;

    TopicReading(TopicReader<byte[]> reader) {
      this.reader = reader;
    }

    @Override
    public List<Change> poll(Duration limit) {
      List<Change> changes = new ArrayList<>();
      for (Entry<byte[]> entry : reader.poll(limit)) {
        change(entry).ifPresent(changes::add);
      }
      return changes;
    }

    @Override
    public CataloguePosition position() {
      return new CataloguePosition(cluster, reader.position());
    }

    @Override
    public long end() {
      return reader.end();
    }

    @Override
    public long lag() {
      return reader.lag();
    }

    @Override
    public void rewind() {
      reader.rewind();
    }

    @Override
    public void seek(CataloguePosition position) {
      reader.seek(position.offset());
    }

    @Override
    public void wakeUp() {
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
      return Optional.of(
          Enrolment.enrolled(model, entry.key(), anchors)
              .map(product -> Change.of(entry.offset(), product))
              .orElseGet(() -> Change.removal(entry.offset(), entry.key())));
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
}
