package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.WireFormat;
import dev.walkout.shop.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Writes a recording: an Avro object container file of {@code replay/record.avsc}.
 *
 * <p>Its head says what is in it, which is known only at the end; so records go to a file beside it
 * whose blocks are then moved behind the head as they are. What has the recording's name is whole.
 */
final class RecordingWriter implements AutoCloseable {

  /** Zstandard passes over blocks that do not shrink, so pictures cost it next to nothing. */
  static final CodecFactory CODEC = CodecFactory.zstandardCodec(1);

  static final String INVENTORY = "walkout.recording";
  static final String SCHEMA = "walkout.schema.";
  static final Schema RECORD = schema();

  private static final Schema HEADER = RECORD.getField("headers").schema().getElementType();

  private final Path file;
  private final Path half;
  private final AvroSerdes serdes;
  private final DataFileWriter<GenericRecord> writer;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<Integer, String> schemas = new TreeMap<>();
  private Instant from;
  private Instant to;

  /**
   * Begins a recording.
   *
   * @param serdes know the schemas that the records name
   * @throws UserError if the file cannot be written
   */
  RecordingWriter(Path file, AvroSerdes serdes) {
    this.file = file;
    this.half = file.resolveSibling(file.getFileName() + ".part");
    this.serdes = serdes;
    this.writer = container();
    try {
      writer.create(RECORD, half.toFile());
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Adds the next record. */
  void add(LogRecord record) {
    GenericRecord row = new GenericData.Record(RECORD);
    row.put("topic", record.topic());
    row.put("partition", record.place().partition());
    row.put("offset", record.place().offset());
    row.put("timestamp", record.at().toEpochMilli());
    row.put("key", bytes(record.key()));
    row.put("value", bytes(record.value()));
    row.put("headers", headers(record));
    try {
      writer.append(row);
    } catch (IOException e) {
      throw refused(e);
    }
    counts.merge(record.topic(), 1L, Long::sum);
    remember(record);
  }

  /** Ends the recording; only now the file has its name. */
  Inventory finish(String about) {
    Inventory inventory = new Inventory(Inventory.FORMAT, about, counts, text(from), text(to));
    Path whole = file.resolveSibling(file.getFileName() + ".whole");
    try (DataFileWriter<GenericRecord> out = container()) {
      writer.close();
      out.setMeta(INVENTORY, inventory.toJson());
      schemas.forEach((id, schema) -> out.setMeta(SCHEMA + id, schema));
      out.create(RECORD, whole.toFile());
      try (InputStream in = new BufferedInputStream(Files.newInputStream(half));
          var blocks = new DataFileStream<GenericRecord>(in, new GenericDatumReader<>())) {
        out.appendAllFrom(blocks, /* recompress= */ false);
      }
      out.close();
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      return inventory;
    } catch (IOException e) {
      throw refused(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
      Files.deleteIfExists(half);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private void remember(LogRecord record) {
    if (RecordedTopics.bySensors(record.topic())) {
      from = from == null || record.at().isBefore(from) ? record.at() : from;
      to = to == null || record.at().isAfter(to) ? record.at() : to;
    }
    if (!record.topic().equals(Topics.DEAD_LETTERS.name())) {
      WireFormat.schemaId(record.value())
          .ifPresent(id -> schemas.computeIfAbsent(id, this::schemaText));
    }
  }

  /** A record that names no known schema is kept as it is; whoever replays it buries it again. */
  private String schemaText(int id) {
    try {
      return serdes.schema(id).toString();
    } catch (BadRecord unknown) {
      return null;
    }
  }

  private static DataFileWriter<GenericRecord> container() {
    return new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(RECORD)).setCodec(CODEC);
  }

  private static List<GenericRecord> headers(LogRecord record) {
    List<GenericRecord> headers = new ArrayList<>();
    for (LogRecord.Header header : record.headers()) {
      GenericRecord one = new GenericData.Record(HEADER);
      one.put("key", header.key());
      one.put("value", bytes(header.value()));
      headers.add(one);
    }
    return headers;
  }

  private static ByteBuffer bytes(byte[] value) {
    return value == null ? null : ByteBuffer.wrap(value);
  }

  private static String text(Instant time) {
    return time == null ? "" : time.toString();
  }

  private UserError refused(IOException e) {
    return new UserError(
        file + " could not be written (" + e.getMessage() + "): give a file on a disk with room",
        e);
  }

  private static Schema schema() {
    try (InputStream in = RecordingWriter.class.getResourceAsStream("/replay/record.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new IllegalStateException("record.avsc cannot be read; build the program again", e);
    }
  }
}
