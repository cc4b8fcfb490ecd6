package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.shop.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a recording comes out again, and a damaged one is refused. */
class RecordingTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("shop.avro");
  }

  @Test
  void recordsComeOutAsTheyWentIn() {
    LogRecord removal = record(Topics.PRODUCTS, 7, null);
    LogRecord entered = record(Topics.DOOR, 3, entered("t1"));
    LogRecord dead =
        new LogRecord(
            new Place("dead-letters", 0, 1),
            NOON,
            null,
            new byte[] {9, 9},
            List.of(new LogRecord.Header("why", new byte[] {1}), new LogRecord.Header("x", null)));
    write(List.of(removal, entered, dead));

    Recording recording = Recording.open(file);
    assertThat(read(recording, RecordedTopics.ALL))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(removal, entered, dead);
    assertThat(recording.inventory().records())
        .containsOnlyKeys("products", "door", "dead-letters")
        .containsValue(1L);
    assertThat(recording.inventory().from()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(recording.count(List.of(Topics.DOOR, Topics.RECEIPTS))).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly("shop.avro");
  }

  @Test
  void valuesAreReadAndOthersPassedOver() {
    LogRecord garbage = record(Topics.DOOR, 4, new byte[] {1, 2, 3});
    write(
        List.of(
            record(Topics.DOOR, 3, entered("t1")),
            garbage,
            record(Topics.DOOR, 5, null),
            record(Topics.DOOR, 6, entered("t2"))));

    List<String> trips = new ArrayList<>();
    Recording.open(file)
        .values(Topics.DOOR, (r, event) -> trips.add(((Entered) event.getBody()).getTripId()));
    assertThat(trips).containsExactly("t1", "t2");
  }

  @Test
  void aPlaceIsFound() {
    write(List.of(record(Topics.DOOR, 3, entered("t1")), record(Topics.DOOR, 4, entered("t2"))));

    List<LogRecord> found = new ArrayList<>();
    Set<Place> places = Set.of(new Place("door", 2, 4), new Place("door", 2, 99));
    Recording.open(file).fetch(places, found::add);
    assertThat(found).extracting(r -> r.place().offset()).containsExactly(4L);
  }

  /** A registry elsewhere numbers its schemas from 1; the file brings them along. */
  @Test
  void schemasOfAnotherRegistryAreExchangedForThoseHere() throws IOException {
    byte[] here = entered("t1");
    String schema = serdes.schema(WireFormat.schemaId(here).orElseThrow()).toString();
    GenericRecord row = new GenericData.Record(RecordingWriter.RECORD);
    row.put("topic", "door");
    row.put("partition", 2);
    row.put("offset", 3L);
    row.put("timestamp", NOON.toEpochMilli());
    row.put("value", ByteBuffer.wrap(WireFormat.withSchemaId(here, 1)));
    row.put("headers", List.of());
    try (var writer =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(RecordingWriter.RECORD))) {
      writer.setMeta(
          RecordingWriter.INVENTORY, new Inventory(1, "", Map.of("door", 1L), "", "").toJson());
      writer.setMeta(RecordingWriter.SCHEMA + 1, schema);
      writer.create(RecordingWriter.RECORD, file.toFile());
      writer.append(row);
    }

    LogRecord read = read(Recording.open(file), List.of(Topics.DOOR)).get(0);
    assertThat(read.value()).isEqualTo(here);
    assertThat(read.key()).isNull();
  }

  @Test
  void aTornFileIsRefusedWithItsCount() throws IOException {
    List<LogRecord> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(record(Topics.DOOR, i, entered("trip-" + i * 7919L)));
    }
    write(many);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> read(Recording.open(file), RecordedTopics.ALL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is torn: ")
        .hasMessageContaining("of its 20000 records")
        .hasMessageContaining("record the shop again");
  }

  @Test
  void aFileThatEndsBetweenBlocksIsTornToo() throws IOException {
    List<LogRecord> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(record(Topics.DOOR, i, entered("trip-" + i * 7919L)));
    }
    write(many);
    byte[] whole = Files.readAllBytes(file);
    byte[] sync = Arrays.copyOfRange(whole, whole.length - 16, whole.length);
    int cut = lastBlockEnd(whole, sync);
    Files.write(file, Arrays.copyOf(whole, cut));

    assertThatThrownBy(() -> read(Recording.open(file), RecordedTopics.ALL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is torn: ");
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    assertThatThrownBy(() -> Recording.open(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no file");
    Files.writeString(file, "hello");
    assertThatThrownBy(() -> Recording.open(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not a recording");
  }

  @Test
  void whatWasNotFinishedLeavesNothing() {
    try (RecordingWriter writer = new RecordingWriter(file, serdes)) {
      writer.add(record(Topics.DOOR, 3, entered("t1")));
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Where the block before the last one ends. */
  private static int lastBlockEnd(byte[] file, byte[] sync) {
    for (int at = file.length - 2 * sync.length; at > 0; at--) {
      if (Arrays.equals(file, at, at + sync.length, sync, 0, sync.length)) {
        return at + sync.length;
      }
    }
    throw new AssertionError("the file has one block");
  }

  private void write(List<LogRecord> records) {
    try (RecordingWriter writer = new RecordingWriter(file, serdes)) {
      records.forEach(writer::add);
      writer.finish("a test");
    }
  }

  private static List<LogRecord> read(Recording recording, List<Topic<?>> topics) {
    List<LogRecord> records = new ArrayList<>();
    recording.read(topics, records::add);
    return records;
  }

  private byte[] entered(String trip) {
    DoorEvent event =
        new DoorEvent("door", "boot", 1L, NOON, new Entered(trip, "s1", TripKind.SHOPPER, 1, null));
    return serdes.values(Topics.DOOR).serializer().serialize(Topics.DOOR.name(), event);
  }

  private static LogRecord record(Topic<?> topic, long offset, byte[] value) {
    byte[] key = "k".getBytes(StandardCharsets.UTF_8);
    return new LogRecord(new Place(topic.name(), 2, offset), NOON, key, value, List.of());
  }
}
