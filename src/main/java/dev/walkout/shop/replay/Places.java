package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ReviewTask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * Where the observations of a replay lie in the recording; eight bytes for each.
 *
 * <p>What a replay writes cites places on its own broker, which is gone when it ends, and which
 * differ with its partitions. They are exchanged for those of the recording, so that the pictures
 * are found again and equal receipts have equal bytes.
 */
final class Places {

  private static final List<Topic<?>> CITING =
      List.of(Topics.SIGHTINGS, Topics.MOVEMENTS, Topics.RECEIPTS, Topics.REVIEWS);

  private static final String OBSERVATIONS = Topics.OBSERVATIONS.name();
  private static final int OFFSET_BITS = 48;
  private static final long OFFSET = (1L << OFFSET_BITS) - 1;
  private static final long NONE = -1;

  /** By partition and offset here, partition and offset in the recording, packed into one. */
  private final Map<Integer, long[]> origins = new HashMap<>();

  /** Notes that an observation of the recording came to lie in this partition at this offset. */
  synchronized void moved(Place from, int partition, long offset) {
    long[] of = origins.getOrDefault(partition, new long[0]);
    int at = Math.toIntExact(offset);
    if (at >= of.length) {
      int before = of.length;
      of = Arrays.copyOf(of, Math.max(1024, 2 * at));
      Arrays.fill(of, before, of.length, NONE);
      origins.put(partition, of);
    }
    of[at] = (long) from.partition() << OFFSET_BITS | from.offset();
  }

  /** A record of a lane as it cites the recording. */
  synchronized LogRecord restored(LogRecord record, AvroSerdes serdes) {
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
    Evidence here = ref.getEvidence();
    long[] of = origins.getOrDefault(here.getPartition(), new long[0]);
    if (here.getOffset() < of.length && of[(int) here.getOffset()] != NONE) {
      long origin = of[(int) here.getOffset()];
      ref.setEvidence(new Evidence(OBSERVATIONS, (int) (origin >>> OFFSET_BITS), origin & OFFSET));
    }
  }
}
