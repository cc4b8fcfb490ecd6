package dev.walkout.edge.journal;

import dev.walkout.schemas.avro.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;

/**
 * Observations as the journal holds them: Avro's single-object encoding, whose schemas lie in the
 * journal itself, so that neither a registry nor the program that wrote it is needed to read it.
 */
final class ObservationCodec {

  private static final String SCHEMA = "schema/";

  private final BinaryMessageEncoder<Observation> encoder;
  private final BinaryMessageDecoder<Observation> decoder;

  private ObservationCodec(SchemaStore schemas) {
    SpecificData data = SpecificData.getForClass(Observation.class);
    this.encoder = new BinaryMessageEncoder<>(data, Observation.getClassSchema());
    this.decoder = new BinaryMessageDecoder<>(data, Observation.getClassSchema(), schemas);
  }

  /** The codec of what a journal holds. */
  static ObservationCodec of(JournalStore store) {
    SchemaStore.Cache schemas = new SchemaStore.Cache();
    for (byte[] schema : store.facts(SCHEMA)) {
      schemas.addSchema(new Schema.Parser().parse(new String(schema, StandardCharsets.UTF_8)));
    }
    return new ObservationCodec(schemas);
  }

  /** Adds today's schema to the journal. */
  static void announce(JournalStore.Batch batch) {
    Schema today = Observation.getClassSchema();
    long fingerprint = SchemaNormalization.parsingFingerprint64(today);
    batch.remember(
        SCHEMA + Long.toHexString(fingerprint), today.toString().getBytes(StandardCharsets.UTF_8));
  }

  byte[] encode(Observation observation) {
    try {
      ByteBuffer encoded = encoder.encode(observation);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every write", e);
    }
  }

  Observation decode(byte[] bytes) {
    try {
      return decoder.decode(bytes, null);
    } catch (IOException | AvroRuntimeException e) {
      throw new JournalFault("an observation of the journal is damaged: " + e.getMessage(), e);
    }
  }
}
