package dev.walkout.shop.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A record of a topic as it lay on the broker.
 *
 * @param place its topic is named without a lane's prefix
 * @param key UTF-8 text; null where it has none
 * @param value in the registry's wire format; null removes the key
 */
record LogRecord(Place place, Instant at, byte[] key, byte[] value, List<Header> headers) {

  /** What was sent beside a value; a header's value may be null. */
  record Header(String key, byte[] value) {}

  String topic() {
    return place.topic();
  }

  /** The key as text, empty where it has none. */
  String keyText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** The same record holding another value. */
  LogRecord with(byte[] other) {
    return new LogRecord(place, at, key, other, headers);
  }
}
