package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.WireFormat;
import dev.walkout.shop.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * A recording: the topics of a run in one file, see {@code src/docs/replay.md}.
 *
 * <p>Values come out as the registry in this JVM would have them written: the file brings its
 * schemas along, and each id is exchanged for the one that this registry has for the same schema.
 */
final class Recording implements TopicLog {

  private final Path file;
  private final Inventory inventory;
  private final AvroSerdes serdes = AvroSerdes.inJvm();

  /** The schemas that came with the file, by the writer's id. */
  private final Map<Integer, Schema> schemas = new HashMap<>();

  /** By topic and the writer's id, the id here. */
  private final Map<String, Map<Integer, Integer>> ids = new HashMap<>();

  private Recording(Path file, Inventory inventory) {
    this.file = file;
    this.inventory = inventory;
  }

  /**
   * Opens a recording.
   *
   * @throws UserError if it is none, or of a format that is not known
   */
  static Recording open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + " is no file: give what `walkout record --out FILE` wrote");
    }
    try (DataFileStream<GenericRecord> in = stream(file)) {
      String head = in.getMetaString(RecordingWriter.INVENTORY);
      if (head == null) {
        throw notOne(file, "its head says nothing of a recording", null);
      }
      Recording recording = new Recording(file, Inventory.read(head));
      if (recording.inventory.format() != Inventory.FORMAT) {
        throw notOne(file, "it has format " + recording.inventory.format(), null);
      }
      for (String key : in.getMetaKeys()) {
        if (key.startsWith(RecordingWriter.SCHEMA)) {
          int id = Integer.parseInt(key.substring(RecordingWriter.SCHEMA.length()));
          recording.schemas.put(id, new Schema.Parser().parse(in.getMetaString(key)));
        }
      }
      return recording;
    } catch (IOException | AvroRuntimeException e) {
      throw notOne(file, "" + e.getMessage(), e);
    }
  }

  /** What it says of itself. */
  Inventory inventory() {
    return inventory;
  }

  @Override
  public AvroSerdes serdes() {
    return serdes;
  }

  @Override
  public long count(Collection<Topic<?>> topics) {
    return topics.stream().mapToLong(topic -> inventory.of(topic.name())).sum();
  }

  @Override
  public void read(List<Topic<?>> topics, Consumer<LogRecord> sink) {
    Set<String> wanted = topics.stream().map(Topic::name).collect(Collectors.toSet());
    scan(
        row -> {
          if (wanted.contains(row.get("topic").toString())) {
            sink.accept(record(row));
          }
        });
  }

  @Override
  public void fetch(Set<Place> places, Consumer<LogRecord> sink) {
    scan(
        row -> {
          if (places.contains(place(row))) {
            sink.accept(record(row));
          }
        });
  }

  @Override
  public void close() {}

  private void scan(Consumer<GenericRecord> sink) {
    long read = 0;
    try (DataFileStream<GenericRecord> in = stream(file)) {
      GenericRecord row = null;
      while (in.hasNext()) {
        row = in.next(row);
        read++;
        sink.accept(row);
      }
    } catch (IOException | AvroRuntimeException e) {
      throw torn(read, e);
    }
    if (read != inventory.total()) {
      throw torn(read, null);
    }
  }

  private UserError torn(long read, Exception cause) {
    return new UserError(
        file
            + " is torn: "
            + read
            + " of its "
            + inventory.total()
            + " records can be read; copy it again, or record the shop again",
        cause);
  }

  private LogRecord record(GenericRecord row) {
    List<LogRecord.Header> headers = new ArrayList<>();
    for (Object header : (Collection<?>) row.get("headers")) {
      GenericRecord one = (GenericRecord) header;
      headers.add(new LogRecord.Header(one.get("key").toString(), bytes(one.get("value"))));
    }
    Place place = place(row);
    return new LogRecord(
        place,
        Instant.ofEpochMilli((Long) row.get("timestamp")),
        bytes(row.get("key")),
        known(place.topic(), bytes(row.get("value"))),
        headers);
  }

  private static Place place(GenericRecord row) {
    return new Place(
        row.get("topic").toString(), (Integer) row.get("partition"), (Long) row.get("offset"));
  }

  private byte[] known(String topic, byte[] value) {
    OptionalInt theirs = WireFormat.schemaId(value);
    Topic<?> of = RecordedTopics.named(topic);
    if (theirs.isEmpty() || of == null || !schemas.containsKey(theirs.getAsInt())) {
      return value;
    }
    int ours =
        ids.computeIfAbsent(topic, name -> new HashMap<>())
            .computeIfAbsent(theirs.getAsInt(), id -> serdes.register(of, schemas.get(id)));
    return ours == theirs.getAsInt() ? value : WireFormat.withSchemaId(value, ours);
  }

  private static byte[] bytes(Object value) {
    if (value == null) {
      return null;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static DataFileStream<GenericRecord> stream(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return new DataFileStream<>(in, new GenericDatumReader<>(null, RecordingWriter.RECORD));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static UserError notOne(Path file, String why, Exception cause) {
    return new UserError(
        file
            + " is not a recording of this program ("
            + why
            + "): give what `walkout record --out FILE` wrote",
        cause);
  }
}
