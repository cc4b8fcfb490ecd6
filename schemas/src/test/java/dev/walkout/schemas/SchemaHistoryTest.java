package dev.walkout.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every released schema of every topic can read, and be read by, today's schema.
 *
 * <p>{@code history/TOPIC/N.avsc} holds what was released. After a compatible change, record the
 * new version with {@code ./mvnw -pl schemas test -Dwalkout.recordSchemas=true}; released files are
 * never edited, because somebody's archive is written with them.
 */
class SchemaHistoryTest {

  private static final Path HISTORY = Path.of("src/main/resources/history");
  private static final boolean RECORD = Boolean.getBoolean("walkout.recordSchemas");

  @TestFactory
  Stream<DynamicTest> everyReleasedVersionIsFullTransitiveCompatible() {
    return avroTopics().map(topic -> DynamicTest.dynamicTest(topic.name(), () -> check(topic)));
  }

  private static void check(Topic<?> topic) throws IOException {
    Schema today = SpecificData.get().getSchema(topic.type());
    List<AvroSchema> released = released(topic);
    if (RECORD && (released.isEmpty() || !sameAs(today, released.get(released.size() - 1)))) {
      Path file = HISTORY.resolve(topic.name()).resolve((released.size() + 1) + ".avsc");
      Files.createDirectories(file.getParent());
      Files.writeString(file, today.toString(true) + "\n");
      released = released(topic);
    }
    assertThat(differences(today.toString(), released))
        .as("differences that would break a reader or an archive of %s", topic.name())
        .isEmpty();
    assertThat(released)
        .as("%s changed: record it with -Dwalkout.recordSchemas=true", topic.name())
        .last()
        .satisfies(last -> assertThat(sameAs(today, last)).isTrue());
  }

  @Test
  void aBreakingChangeIsNoticed() {
    Schema today = SpecificData.get().getSchema(Topics.DOOR.type());
    String broken = today.toString().replace("\"name\":\"observedAt\"", "\"name\":\"observed\"");
    assertThat(differences(broken, List.of(new AvroSchema(today.toString())))).isNotEmpty();
  }

  private static List<String> differences(String schema, List<AvroSchema> released) {
    List<ParsedSchemaHolder> holders =
        released.stream().<ParsedSchemaHolder>map(SimpleParsedSchemaHolder::new).toList();
    return new AvroSchema(schema).isCompatible(CompatibilityLevel.FULL_TRANSITIVE, holders);
  }

  private static boolean sameAs(Schema today, AvroSchema released) {
    return new Schema.Parser().parse(released.canonicalString()).equals(today);
  }

  private static List<AvroSchema> released(Topic<?> topic) throws IOException {
    List<AvroSchema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      Path file = HISTORY.resolve(topic.name()).resolve(version + ".avsc");
      if (!Files.exists(file)) {
        return versions;
      }
      versions.add(new AvroSchema(Files.readString(file)));
    }
  }

  private static Stream<Topic<?>> avroTopics() {
    return Topics.ALL.stream().filter(topic -> topic.type() != byte[].class);
  }
}
