package dev.walkout.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private static final DoorEvent ENTERED =
      DoorEvent.newBuilder()
          .setSensorId("door-1")
          .setBootId("boot-1")
          .setSeq(7)
          .setObservedAt(Instant.parse("2026-01-05T08:00:00.123456Z"))
          .setBody(Entered.newBuilder().setTripId("trip-1").setStoreId("store-1").build())
          .build();

  private final AvroSerdes serdes = AvroSerdes.inJvm();

  @Test
  void whatIsWrittenIsRead() {
    Serde<DoorEvent> serde = serdes.values(Topics.DOOR);
    byte[] bytes = serde.serializer().serialize("door", ENTERED);
    assertThat(serde.deserializer().deserialize("door", bytes)).isEqualTo(ENTERED);
  }

  /** A folder that an older program kept is written with the schemas of its day. */
  @Test
  void whatAnOlderProgramWroteIsRead() throws IOException {
    Schema first;
    try (var released = AvroSerdes.class.getResourceAsStream("/history/door/1.avsc")) {
      first = new Schema.Parser().parse(released);
    }
    assertThat(WireFormat.fingerprint(first))
        .isNotEqualTo(WireFormat.fingerprint(DoorEvent.getClassSchema()));
    GenericRecord entered =
        new GenericData.Record(first.getField("body").schema().getTypes().get(0));
    entered.put("tripId", "trip-1");
    entered.put("storeId", "store-1");
    entered.put(
        "kind", new GenericData.EnumSymbol(entered.getSchema().getField("kind").schema(), "STAFF"));
    entered.put("party", 2);
    GenericRecord event = new GenericData.Record(first);
    event.put("sensorId", "door-1");
    event.put("bootId", "boot-1");
    event.put("seq", 7L);
    event.put("observedAt", 1767600000123456L);
    event.put("body", entered);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.write(ByteBuffer.allocate(4).putInt(WireFormat.fingerprint(first)).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(first).write(event, encoder);

    DoorEvent read =
        serdes.values(Topics.DOOR).deserializer().deserialize("door", bytes.toByteArray());

    assertThat(read.getObservedAt()).isEqualTo(ENTERED.getObservedAt());
    assertThat(((Entered) read.getBody()).getParty()).isEqualTo(2);
  }

  /** The steps of a stock Confluent deserialiser: magic byte, id, schema by id, Avro binary. */
  @Test
  void aStockConfluentDeserialiserReadsOurBytes() throws IOException {
    byte[] bytes = serdes.values(Topics.DOOR).serializer().serialize("door", ENTERED);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    assertThat(buffer.get()).as("magic byte").isZero();
    assertThat(buffer.getInt())
        .as("schema id")
        .isEqualTo(WireFormat.fingerprint(DoorEvent.getClassSchema()));
    var reader =
        new GenericDatumReader<GenericRecord>(
            SpecificData.get().getSchema(DoorEvent.class), DoorEvent.getClassSchema());
    GenericRecord record =
        reader.read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    assertThat(record.get("sensorId")).hasToString("door-1");
    assertThat(record.get("observedAt")).isEqualTo(1767600000123456L);
    assertThat(((GenericRecord) record.get("body")).get("tripId")).hasToString("trip-1");
  }

  /** Speaks to a registry over HTTP, as `--registry http://...` does. */
  @Test
  void aRealRegistryIsAskedByItsApi() throws IOException {
    String schema =
        "{\"schema\": \"" + DoorEvent.getClassSchema().toString().replace("\"", "\\\"") + "\"}";
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          boolean registers = exchange.getRequestMethod().equals("POST");
          byte[] answer = (registers ? "{\"id\": 42}" : schema).getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", "application/vnd.schemaregistry.v1+json");
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    registry.start();
    try {
      String url = "http://127.0.0.1:" + registry.getAddress().getPort();
      Serde<DoorEvent> serde = AvroSerdes.of(url, Map.of()).values(Topics.DOOR);
      byte[] bytes = serde.serializer().serialize("door", ENTERED);
      assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(42);
      assertThat(serde.deserializer().deserialize("door", bytes)).isEqualTo(ENTERED);
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void twoJvmsAgreeOnIdsWithoutAServer() {
    byte[] bytes = serdes.values(Topics.DOOR).serializer().serialize("door", ENTERED);
    AvroSerdes other = AvroSerdes.inJvm();
    assertThat(other.values(Topics.DOOR).deserializer().deserialize("door", bytes))
        .isEqualTo(ENTERED);
  }

  @Test
  void recordsWithListsAndOptionalFieldsSurvive() {
    Product product =
        Product.newBuilder()
            .setSku("cereal-1")
            .setName("Oats")
            .setCategory("cereal")
            .setPrices(
                List.of(
                    Price.newBuilder()
                        .setValidFrom(Instant.EPOCH)
                        .setPrice(new Money(299L, "EUR"))
                        .build()))
            .build();
    Serde<Product> serde = serdes.values(Topics.PRODUCTS);
    assertThat(
            serde
                .deserializer()
                .deserialize("products", serde.serializer().serialize("products", product)))
        .isEqualTo(product);
  }

  @Test
  void anUnknownSchemaIdIsNamedWithItsRemedy() {
    byte[] bytes = serdes.values(Topics.DOOR).serializer().serialize("door", ENTERED);
    ByteBuffer.wrap(bytes).putInt(1, 12345);
    assertThatThrownBy(() -> serdes.values(Topics.DOOR).deserializer().deserialize("door", bytes))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("schema id is '12345'")
        .hasMessageContaining("register the writer's schema");
  }

  @Test
  void bytesOfAnotherFormatAreNamed() {
    var reader = serdes.values(Topics.DOOR).deserializer();
    assertThatThrownBy(
            () -> reader.deserialize("door", "{\"json\": 1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("wire format of door is 'first byte 123'");
    assertThatThrownBy(() -> reader.deserialize("door", new byte[0]))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("0 bytes");
  }

  @Test
  void truncatedAndOverlongValuesAreNamed() {
    byte[] bytes = serdes.values(Topics.DOOR).serializer().serialize("door", ENTERED);
    var reader = serdes.values(Topics.DOOR).deserializer();
    assertThatThrownBy(() -> reader.deserialize("door", java.util.Arrays.copyOf(bytes, 12)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("do not fit schema");
    assertThatThrownBy(
            () -> reader.deserialize("door", java.util.Arrays.copyOf(bytes, bytes.length + 3)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("longer than its schema");
  }

  @Test
  void aRegistryAddressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> AvroSerdes.of("localhost:8081", Map.of()))
        .hasMessageContaining("registry must be a http(s) address")
        .hasMessageContaining("localhost:8081");
  }
}
