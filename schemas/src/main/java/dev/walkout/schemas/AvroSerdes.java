package dev.walkout.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes in Confluent's wire format, backed by a schema registry; the only class that knows the
 * registry client.
 *
 * <p>The default registry, {@code mock://}, lives in the JVM. It numbers a schema by its own
 * fingerprint, so two runs over one broker folder agree without a server.
 */
public final class AvroSerdes {

  /** The registry that needs no server. */
  public static final String IN_JVM = "mock://";

  private static final int SCHEMAS_CACHED = 1000;

  private final SchemaRegistryClient registry;
  private final boolean inJvm;

  private AvroSerdes(SchemaRegistryClient registry, boolean inJvm) {
    this.registry = registry;
    this.inJvm = inJvm;
  }

  /**
   * Serdes backed by the registry at {@code url}.
   *
   * @param url {@code http(s)://...} of a Confluent-compatible registry, or {@code mock://}
   * @param settings the client's own settings ({@code basic.auth.user.info}, {@code ssl...})
   */
  public static AvroSerdes of(String url, Map<String, ?> settings) {
    if (url.startsWith(IN_JVM)) {
      AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
      Topics.ALL.forEach(serdes::announce);
      return serdes;
    }
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException(
          "registry must be a http(s) address or " + IN_JVM + ", not '" + url + "'");
    }
    return new AvroSerdes(
        new CachedSchemaRegistryClient(
            List.of(url), SCHEMAS_CACHED, List.of(new AvroSchemaProvider()), settings, Map.of()),
        false);
  }

  /** Serdes backed by a registry in this JVM. */
  public static AvroSerdes inJvm() {
    return of(IN_JVM, Map.of());
  }

  /** The serde of a topic's values. */
  public <V> Serde<V> values(Topic<V> topic) {
    return values(topic.type(), topic.name());
  }

  @SuppressWarnings("unchecked") // byte[].class is Class<V> exactly when V is byte[]
  private <V> Serde<V> values(Class<V> type, String topic) {
    if (type == byte[].class) {
      return (Serde<V>) Serdes.ByteArray();
    }
    Schema schema = SpecificData.get().getSchema(type);
    int id = register(subject(topic), schema);
    return Serdes.serdeFrom(
        new WireFormat.Writer<>(id, schema), new WireFormat.Reader<>(schema, this::schema));
  }

  /**
   * Registers today's schema and every released one: the log of a kept folder may have been written
   * by an older program.
   */
  private void announce(Topic<?> topic) {
    if (topic.type() == byte[].class) {
      return;
    }
    Schema today = SpecificData.get().getSchema(topic.type());
    register(subject(topic.name()), today);
    for (Schema released : released(topic.name())) {
      if (WireFormat.fingerprint(released) != WireFormat.fingerprint(today)) {
        register(subject(topic.name()), released);
      }
    }
  }

  private static List<Schema> released(String topic) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String name = "/history/" + topic + "/" + (versions.size() + 1) + ".avsc";
      try (InputStream version = AvroSerdes.class.getResourceAsStream(name)) {
        if (version == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(version));
      } catch (IOException e) {
        throw new IllegalStateException(name + " cannot be read; build the program again", e);
      }
    }
  }

  private static String subject(String topic) {
    return topic + "-value";
  }

  /**
   * Makes a schema known that a topic's records were written with elsewhere; the id that this
   * registry has for it.
   */
  public int register(Topic<?> topic, Schema schema) {
    return register(subject(topic.name()), schema);
  }

  private int register(String subject, Schema schema) {
    AvroSchema parsed = new AvroSchema(schema.toString());
    try {
      return inJvm
          ? registry.register(subject, parsed, 1, WireFormat.fingerprint(schema))
          : registry.register(subject, parsed);
    } catch (IOException | RestClientException e) {
      throw new RegistryUnavailable("could not register the schema of " + subject, e);
    }
  }

  /**
   * The schema of an id.
   *
   * @throws BadRecord if the registry has none
   */
  public Schema schema(int id) {
    try {
      return new Schema.Parser().parse(registry.getSchemaById(id).canonicalString());
    } catch (RestClientException e) {
      if (e.getStatus() == 404) {
        throw new BadRecord(
            "schema id", Integer.toString(id), "register the writer's schema, then resend", e);
      }
      throw new RegistryUnavailable("could not read schema " + id, e);
    } catch (IOException e) {
      throw new RegistryUnavailable("could not read schema " + id, e);
    }
  }

  /** The registry did not answer; the platform's fault, so the record is not the one to blame. */
  public static final class RegistryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String message, Exception cause) {
      super(message + ": check the registry's address and that it runs", cause);
    }
  }
}
