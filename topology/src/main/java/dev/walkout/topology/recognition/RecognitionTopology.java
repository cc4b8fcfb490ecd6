package dev.walkout.topology.recognition;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Recognised;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Observations become sightings: bursts are recognised, everything else passes through in order.
 *
 * <p>Stateless, and apart from checkout, since it scales with cores where checkout scales with
 * trips. It reads bytes and decodes them itself, so that a dead letter holds what was sent.
 */
public final class RecognitionTopology implements Supplier<Topology> {

  /** Names the application, see {@link Lane#applicationId}. */
  public static final String NAME = "recognition";

  static final String READ_OBSERVATIONS = "read-observations";
  static final String RECOGNISE_BURSTS = "recognise-bursts";
  static final String WRITE_SIGHTINGS = "write-sightings";
  static final String WRITE_DEAD_LETTERS = "write-dead-letters";

  private final Lane lane;
  private final AvroSerdes serdes;
  private final Supplier<Recogniser> recognisers;

  /**
   * The topology of a lane.
   *
   * @param recognisers gives a recogniser for each partition, which then belongs to one thread;
   *     Kafka Streams also asks for some that it never uses, so making one should cost nothing
   */
  public RecognitionTopology(Lane lane, AvroSerdes serdes, Supplier<Recogniser> recognisers) {
    this.lane = Objects.requireNonNull(lane, "lane");
    this.serdes = Objects.requireNonNull(serdes, "serdes");
    this.recognisers = Objects.requireNonNull(recognisers, "recognisers");
  }

  @Override
  public Topology get() {
    Topic<Observation> observations = lane.of(Topics.OBSERVATIONS);
    Topic<Recognised> sightings = lane.of(Topics.SIGHTINGS);
    Topology topology = new Topology();
    topology.addSource(
        READ_OBSERVATIONS,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        observations.name());
    topology.addProcessor(
        RECOGNISE_BURSTS,
        () ->
            new RecognitionProcessor(serdes.values(observations).deserializer(), recognisers.get()),
        READ_OBSERVATIONS);
    topology.addSink(
        WRITE_SIGHTINGS,
        sightings.name(),
        new ByteArraySerializer(),
        serdes.values(sightings).serializer(),
        RECOGNISE_BURSTS);
    topology.addSink(
        WRITE_DEAD_LETTERS,
        lane.of(Topics.DEAD_LETTERS).name(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        RECOGNISE_BURSTS);
    return topology;
  }
}
