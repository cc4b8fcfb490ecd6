package dev.walkout.topology.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.walkout.topology.core.fusion.ZoneInput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of the rules' state: CBOR, so that the records of {@code core} need no annotation.
 *
 * <p>Equal states give equal bytes: records write their components in order, and every map and set
 * in a state is sorted. A component that an older version did not write reads as null; one that it
 * no longer knows is skipped.
 */
public final class StateSerdes {

  private static final ObjectMapper CBOR =
      CBORMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new MicrosWriter())
                  .addDeserializer(Instant.class, new MicrosReader()))
          .addMixIn(ZoneInput.Evidence.class, EvidenceNames.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private StateSerdes() {}

  /** The names under which evidence is stored; a class may be renamed, its name here may not. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ZoneInput.SightingSeen.class, name = "sighting"),
    @JsonSubTypes.Type(value = ZoneInput.UnreadableSeen.class, name = "unreadable"),
    @JsonSubTypes.Type(value = ZoneInput.WeightSeen.class, name = "weight")
  })
  private interface EvidenceNames {}

  /** The serde of a state record. */
  public static <T> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, state) -> state == null ? null : write(type, state),
        (topic, bytes) -> bytes == null ? null : read(type, bytes));
  }

  private static <T> byte[] write(Class<T> type, T state) {
    try {
      return CBOR.writerFor(type).writeValueAsBytes(state);
    } catch (JsonProcessingException e) {
      throw new SerializationException("state " + type.getSimpleName() + " cannot be written", e);
    }
  }

  private static <T> T read(Class<T> type, byte[] bytes) {
    try {
      return CBOR.readValue(bytes, type);
    } catch (IOException e) {
      throw new SerializationException(
          "state "
              + type.getSimpleName()
              + " cannot be read: it was written by another version; reset the application",
          e);
    }
  }

  /** Event times are whole microseconds; the ends of time have no micros and are kept as such. */
  private static final class MicrosWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider serializers)
        throws IOException {
      if (value.equals(Instant.MIN)) {
        out.writeNumber(Long.MIN_VALUE);
      } else {
        out.writeNumber(ChronoUnit.MICROS.between(Instant.EPOCH, value));
      }
    }
  }

  private static final class MicrosReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      long micros = in.getLongValue();
      return micros == Long.MIN_VALUE ? Instant.MIN : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }
}
