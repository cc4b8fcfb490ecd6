package dev.walkout.shop.billing.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.schemas.avro.Cart;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a shop published of one trip, and what a billing service must make of it.
 *
 * @param name of the file it is recorded in
 * @param story what happened, in a sentence
 * @param bookings what must be booked, in minor units and in order; worked out by hand
 * @param receipts every version, in order
 * @param deliveries which of the receipts are delivered one after the other, from 0
 * @param cartEvents the trip's cart events, in order
 * @param carts the trip's cart snapshots, in order
 */
public record RecordedTrip(
    String name,
    String story,
    List<Long> bookings,
    List<Receipt> receipts,
    List<Integer> deliveries,
    List<CartEvent> cartEvents,
    List<Cart> carts) {

  /** Every recorded trip, by name of its file. */
  public static final List<String> NAMES =
      List.of(
          "age-approved",
          "adjusted-down",
          "doubt",
          "duplicate-delivery",
          "empty",
          "end-before-start",
          "exit-without-entry",
          "group",
          "late-adjustment",
          "never-seen-to-leave",
          "outage",
          "price-change",
          "put-back",
          "refused-age",
          "refused-age-alone",
          "void",
          "weighed");

  public RecordedTrip {
    bookings = List.copyOf(bookings);
    receipts = List.copyOf(receipts);
    deliveries = List.copyOf(deliveries);
    cartEvents = List.copyOf(cartEvents);
    carts = List.copyOf(carts);
  }

  /** All recorded trips. */
  public static List<RecordedTrip> all() {
    return NAMES.stream().map(RecordedTrip::named).toList();
  }

  /** The trip of that name; its records are in Avro's JSON encoding. */
  public static RecordedTrip named(String name) {
    String file = name + ".json";
    try (InputStream in = RecordedTrip.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no recorded trip '" + name + "'");
      }
      JsonNode tree = new JsonMapper().readTree(in);
      List<Long> bookings = new ArrayList<>();
      tree.get("bookings").forEach(booking -> bookings.add(booking.asLong()));
      List<Integer> deliveries = new ArrayList<>();
      tree.get("deliveries").forEach(delivery -> deliveries.add(delivery.asInt()));
      return new RecordedTrip(
          name,
          tree.get("story").asText(),
          bookings,
          records(tree.get("receipts"), Receipt.getClassSchema()),
          deliveries,
          records(tree.get("cartEvents"), CartEvent.getClassSchema()),
          records(tree.get("carts"), Cart.getClassSchema()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The receipts in the order in which they are delivered. */
  public List<Receipt> delivered() {
    return deliveries.stream().map(receipts::get).toList();
  }

  /** Its trip; a trip of which there is no receipt has none. */
  public String tripId() {
    return receipts.isEmpty() ? "no-receipt" : receipts.get(0).getTripId();
  }

  @Override
  public String toString() {
    return name;
  }

  private static <T extends SpecificRecord> List<T> records(JsonNode array, Schema schema)
      throws IOException {
    List<T> records = new ArrayList<>();
    SpecificDatumReader<T> reader = new SpecificDatumReader<>(schema);
    for (JsonNode each : array) {
      records.add(reader.read(null, DecoderFactory.get().jsonDecoder(schema, each.toString())));
    }
    return records;
  }
}
