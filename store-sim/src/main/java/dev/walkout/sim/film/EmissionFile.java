package dev.walkout.sim.film;

import com.fasterxml.jackson.databind.JsonNode;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.sim.sensor.Emission;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Records as a file: a JSON object a line with topic, key, time, and the value in Avro's JSON. */
final class EmissionFile {

  private EmissionFile() {}

  /** Writes records in their order. */
  static void write(Path file, Iterator<Emission<?>> emissions) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (emissions.hasNext()) {
        out.write(line(emissions.next()));
        out.write('\n');
      }
    }
  }

  /**
   * Reads them back.
   *
   * @throws IllegalArgumentException if a line is not what this class writes; it names the line
   * @throws org.apache.avro.AvroRuntimeException if a value is not of its topic
   */
  static List<Emission<?>> read(Path file) throws IOException {
    List<Emission<?>> emissions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode fields = FilmJson.MAPPER.readTree(line);
      String name = fields.path("topic").asText();
      Topic<?> topic =
          Topics.ALL.stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          file + " has a record of no topic: '" + line + "': film the store anew"));
      emissions.add(emission(topic, fields));
    }
    return emissions;
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

  private static <V> Emission<V> emission(Topic<V> topic, JsonNode fields) throws IOException {
    var schema = SpecificData.get().getSchema(topic.type());
    var reader = new SpecificDatumReader<V>(topic.type());
    var decoder = DecoderFactory.get().jsonDecoder(schema, fields.path("value").toString());
    V value = reader.read(null, decoder);
    Instant at = Instant.parse(fields.path("at").asText());
    return new Emission<>(topic, fields.path("key").asText(), value, at);
  }
}
