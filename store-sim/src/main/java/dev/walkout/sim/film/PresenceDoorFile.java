package dev.walkout.sim.film;

import com.fasterxml.jackson.databind.JsonNode;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.sim.sensor.Emission;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * What person trackers and door publish as a file: a JSON object a line with topic, key, time, and
 * the record in Avro's own JSON.
 */
final class PresenceDoorFile {

  private PresenceDoorFile() {}

  static void write(Path file, Iterator<Emission<?>> emissions) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (emissions.hasNext()) {
        out.write(line(emissions.next()));
        out.write('\n');
      }
    }
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException if a line is not what this class writes; it names the line
   */
  static List<Emission<?>> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.<Emission<?>>map(line -> emission(file, line)).toList();
    }
  }

  private static <V> String line(Emission<V> emission) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("topic", emission.topic().name());
    fields.put("key", emission.key());
    fields.put("at", emission.at());
    fields.put("value", FilmJson.MAPPER.readTree(json(emission)));
    return FilmJson.MAPPER.writeValueAsString(fields);
  }

  private static <V> String json(Emission<V> emission) throws IOException {
    Class<V> type = emission.topic().type();
    var schema = SpecificData.get().getSchema(type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().jsonEncoder(schema, bytes);
    new SpecificDatumWriter<>(type).write(emission.value(), encoder);
    encoder.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Emission<?> emission(Path file, String line) {
    try {
      JsonNode fields = FilmJson.MAPPER.readTree(line);
      String name = fields.path("topic").asText();
      for (Topic<?> topic : List.of(Topics.PRESENCE, Topics.DOOR)) {
        if (topic.name().equals(name)) {
          return emission(topic, fields);
        }
      }
      throw new IllegalArgumentException(
          file + " has a record of topic '" + name + "': film the store anew");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " has a line that cannot be read: " + line, e);
    }
  }

  private static <V> Emission<V> emission(Topic<V> topic, JsonNode fields) throws IOException {
    var schema = SpecificData.get().getSchema(topic.type());
    var reader = new SpecificDatumReader<V>(topic.type());
    var decoder = DecoderFactory.get().jsonDecoder(schema, fields.path("value").toString());
    V value = reader.read(null, decoder);
    Instant at = Instant.parse(fields.path("at").asText());
    return new Emission<>(topic, fields.path("key").asText(), value, at);
  }
}
