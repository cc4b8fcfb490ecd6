package dev.walkout.shop.billing.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.schemas.avro.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;

/**
 * A version of a receipt as it is posted; the same bytes at each try.
 *
 * @param id the same at each try and after each restart, so that a receiver knows what it has
 * @param body JSON of {@code type}, {@code timestamp} and {@code data}
 */
record Message(String id, byte[] body) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The message of a receipt: its fields as the contract names them, times in ISO 8601, decimals as
   * text.
   *
   * @param at when it was issued
   */
  static Message of(Receipt receipt, Instant at) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "receipt." + receipt.getStatus().name().toLowerCase(Locale.ROOT));
    body.put("timestamp", at.toString());
    body.put("data", plain(receipt));
    try {
      return new Message(
          receipt.getReceiptId() + "-v" + receipt.getVersion(), JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt is text, numbers, lists and records", e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof SpecificRecord record) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Field field : record.getSchema().getFields()) {
        fields.put(field.name(), plain(record.get(field.pos())));
      }
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Message::plain).toList();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : value.toString();
  }
}
