package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ReviewTask;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * Where the observations of a replay lie in the recording.
 *
 * <p>What a replay writes cites places on its own broker, which is gone when it ends, and which
 * differ with its partitions. They are exchanged for those of the recording, so that the pictures
 * are found again and equal receipts have equal bytes.
 */
final class Places {

  private static final List<Topic<?>> CITING =
      List.of(Topics.SIGHTINGS, Topics.MOVEMENTS, Topics.RECEIPTS, Topics.REVIEWS);

  private final Map<Place, Place> origins = new ConcurrentHashMap<>();

  /** Notes that a record of the recording came to lie somewhere. */
  void moved(Place from, Place to) {
    origins.put(to, from);
  }

  /** A record of a lane as it cites the recording. */
  LogRecord restored(LogRecord record, AvroSerdes serdes) {
    if (origins.isEmpty() || record.value() == null) {
      return record;
    }
    for (Topic<?> citing : CITING) {
      if (citing.name().equals(record.topic())) {
        return restored(record, citing, serdes);
      }
    }
    return record;
  }

  private <V> LogRecord restored(LogRecord record, Topic<V> topic, AvroSerdes serdes) {
    Serde<V> serde = serdes.values(topic);
    V value = serde.deserializer().deserialize(topic.name(), record.value());
    refs(value).forEach(this::restore);
    return record.with(serde.serializer().serialize(topic.name(), value));
  }

  private static List<ObservationRef> refs(Object value) {
    if (value instanceof Recognised recognised) {
      return List.of(recognised.getSource());
    }
    if (value instanceof MovementEvent event) {
      return event.getBody() instanceof Movement movement ? movement.getEvidence() : List.of();
    }
    if (value instanceof Receipt receipt) {
      return receipt.getLines().stream().flatMap(line -> line.getEvidence().stream()).toList();
    }
    return ((ReviewTask) value).getEvidence();
  }

  private void restore(ObservationRef ref) {
    Place origin = origins.get(Place.of(ref.getEvidence()));
    if (origin != null) {
      ref.setEvidence(origin.evidence());
    }
  }
}
