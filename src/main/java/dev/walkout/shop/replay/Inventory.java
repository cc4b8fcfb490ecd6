package dev.walkout.shop.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What a recording holds, in its head as {@code walkout.recording}.
 *
 * @param format of the file; {@value #FORMAT} is this program's
 * @param about what was recorded, for people
 * @param records by topic
 * @param from the time of the earliest record of a sensor, ISO 8601; empty where there is none
 * @param to that of the latest
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Inventory(int format, String about, Map<String, Long> records, String from, String to) {

  static final int FORMAT = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  long total() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of a topic. */
  long of(String topic) {
    return records.getOrDefault(topic, 0L);
  }

  /** A line for people. */
  String text() {
    String times = from.isEmpty() ? "" : ", " + from + " to " + to;
    return total() + " records " + records + times;
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and text are always JSON", e);
    }
  }

  static Inventory read(String json) throws JsonProcessingException {
    return JSON.readValue(json, Inventory.class);
  }
}
