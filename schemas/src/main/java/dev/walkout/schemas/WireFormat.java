package dev.walkout.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Confluent's wire format: a zero byte, the schema id in four bytes (big-endian), Avro binary.
 *
 * <p>Source: "Wire format" in the Confluent Schema Registry documentation.
 */
public final class WireFormat {

  private static final byte MAGIC = 0;
  private static final int PREFIX = 5;

  private WireFormat() {}

  /** The Avro binary of a record, without the prefix; equal records give equal bytes. */
  public static byte[] binary(SpecificRecord value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    encode(new SpecificDatumWriter<>(value.getSchema()), value, out);
    return out.toByteArray();
  }

  /** The id of the schema that a value names; nothing where it is not in the wire format. */
  public static OptionalInt schemaId(byte[] value) {
    return inFormat(value)
        ? OptionalInt.of(ByteBuffer.wrap(value, 1, 4).getInt())
        : OptionalInt.empty();
  }

  /** The same value naming another id, for a registry that knows its schema by that. */
  public static byte[] withSchemaId(byte[] value, int id) {
    byte[] renamed = value.clone();
    ByteBuffer.wrap(renamed).putInt(1, id);
    return renamed;
  }

  /** The Avro binary of a value in the wire format, of which hashes are made. */
  public static byte[] binary(byte[] value) {
    return Arrays.copyOfRange(value, PREFIX, value.length);
  }

  private static boolean inFormat(byte[] value) {
    return value != null && value.length >= PREFIX && value[0] == MAGIC;
  }

  /** A schema id that follows from the schema alone: 31 bits of its canonical fingerprint. */
  static int fingerprint(Schema schema) {
    return (int) SchemaNormalization.parsingFingerprint64(schema) & Integer.MAX_VALUE;
  }

  private static <V> void encode(
      SpecificDatumWriter<V> writer, V value, ByteArrayOutputStream out) {
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes every write", e);
    }
  }

  /** Values of one topic to bytes. */
  static final class Writer<V> implements Serializer<V> {
    private final int schemaId;
    private final SpecificDatumWriter<V> writer;

    Writer(int schemaId, Schema schema) {
      this.schemaId = schemaId;
      this.writer = new SpecificDatumWriter<>(schema);
    }

    @Override
    public byte[] serialize(String topic, V value) {
      if (value == null) {
        return null;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      out.write(MAGIC);
      out.writeBytes(ByteBuffer.allocate(4).putInt(schemaId).array());
      encode(writer, value, out);
      return out.toByteArray();
    }
  }

  /** Bytes to values of one topic, whatever compatible version wrote them. */
  static final class Reader<V> implements Deserializer<V> {
    private final Schema readerSchema;
    private final IntFunction<Schema> registry;
    private final Map<Integer, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();

    Reader(Schema readerSchema, IntFunction<Schema> registry) {
      this.readerSchema = readerSchema;
      this.registry = registry;
    }

    @Override
    public V deserialize(String topic, byte[] bytes) {
      if (bytes == null) {
        return null;
      }
      if (!inFormat(bytes)) {
        throw new BadRecord(
            "wire format of " + topic,
            bytes.length < PREFIX ? bytes.length + " bytes" : "first byte " + bytes[0],
            "send Confluent's wire format: a zero byte, a four-byte schema id, Avro binary",
            null);
      }
      int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
      try {
        BinaryDecoder decoder =
            DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, null);
        V value = reader(id).read(null, decoder);
        if (!decoder.isEnd()) {
          throw new BadRecord(topic, "longer than its schema", "send one record a message", null);
        }
        return value;
      } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
        throw new BadRecord(
            "value of " + topic,
            bytes.length + " bytes that do not fit schema " + id,
            "encode it with the schema that its id names",
            e);
      }
    }

    private SpecificDatumReader<V> reader(int id) {
      return readers.computeIfAbsent(
          id, key -> new SpecificDatumReader<>(registry.apply(key), readerSchema));
    }
  }
}
