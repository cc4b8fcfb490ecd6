package dev.walkout.topology.recognition;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.topology.fault.BadInput;
import dev.walkout.topology.fault.DeadLetters;
import dev.walkout.vision.picture.BadPicture;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Carries bursts to a {@link Recogniser}. What cannot be read goes on as such, so that its movement
 * is not forgotten, and as it was to the dead letters.
 */
final class RecognitionProcessor implements Processor<byte[], byte[], byte[], Object> {

  private final Deserializer<Observation> observations;
  private final Recogniser recogniser;
  private ProcessorContext<byte[], Object> context;

  RecognitionProcessor(Deserializer<Observation> observations, Recogniser recogniser) {
    this.observations = observations;
    this.recogniser = recogniser;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> given) {
    context = given;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at =
        context.recordMetadata().orElseThrow(() -> new IllegalStateException("no record"));
    if (record.key() == null || record.value() == null) {
      throw new BadInput("key or value", "null", "send an observation, keyed by its zone");
    }
    Observation observation = observations.deserialize(at.topic(), record.value());
    ObservationRef source = source(observation, record.value(), at);
    Object body =
        observation.getBody() instanceof Burst burst
            ? recognised(burst, source, record)
            : observation.getBody();
    Recognised answer = new Recognised(source, observation.getObservedAt(), body);
    context.forward(record.<Object>withValue(answer), RecognitionTopology.WRITE_SIGHTINGS);
  }

  private static ObservationRef source(Observation observation, byte[] bytes, RecordMetadata at) {
    return new ObservationRef(
        observation.getSensorId(),
        observation.getBootId(),
        observation.getSeq(),
        new Evidence(at.topic(), at.partition(), at.offset()),
        Ids.hash(WireFormat.binary(bytes)),
        "");
  }

  private Object recognised(Burst burst, ObservationRef source, Record<byte[], byte[]> record) {
    try {
      String zone = new String(record.key(), StandardCharsets.UTF_8);
      Sighting sighting = recogniser.forZone(zone).recognise(burst, source);
      String unreadable =
          sighting.getCrops().stream()
              .map(CropSighting::getUnreadable)
              .filter(Objects::nonNull)
              .collect(Collectors.joining("; "));
      if (!unreadable.isEmpty()) {
        bury(record, source.getEvidence(), unreadable);
      }
      return sighting;
    } catch (BadPicture unreadable) {
      bury(record, source.getEvidence(), unreadable.getMessage());
      return new UnreadableBurst(
          burst.getAction(),
          burst.getStartedAt(),
          burst.getEndedAt(),
          burst.getPersonTrack(),
          unreadable.getMessage());
    }
  }

  private void bury(Record<byte[], byte[]> record, Evidence at, String reason) {
    DeadLetters.Place place =
        new DeadLetters.Place(at.getTopic(), at.getPartition(), at.getOffset());
    context.forward(
        record
            .<Object>withValue(record.value())
            .withHeaders(
                DeadLetters.headers(
                    context.applicationId(), place, BadPicture.class.getName(), reason)),
        RecognitionTopology.WRITE_DEAD_LETTERS);
  }
}
