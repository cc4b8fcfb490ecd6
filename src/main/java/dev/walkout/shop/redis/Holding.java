package dev.walkout.shop.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a generation holds of a product; kept on the server, so that whoever replaces the product's
 * anchors knows which to remove.
 *
 * @param category whose anchors they are among; empty for a product that it does not hold
 * @param ids names of its anchors
 */
record Holding(String category, List<String> ids) {

  static final Holding NOTHING = new Holding("", List.of());

  private static final JsonMapper JSON = new JsonMapper();

  Holding {
    ids = List.copyOf(ids);
  }

  boolean isNothing() {
    return ids.isEmpty();
  }

  /** As it stands on the server: a JSON array of the category and the names. */
  String text() {
    List<String> all = new ArrayList<>(ids.size() + 1);
    all.add(category);
    all.addAll(ids);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }

  /** Reads what {@link #text} wrote; null is nothing. */
  static Holding of(String text) {
    if (text == null) {
      return NOTHING;
    }
    try {
      List<String> all = List.of(JSON.readValue(text, String[].class));
      return new Holding(all.get(0), all.subList(1, all.size()));
    } catch (JsonProcessingException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("not a product of a generation: " + text, e);
    }
  }
}
