package dev.walkout.sim.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.HandMovement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ledger as a file, one JSON object a line. */
final class TruthFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthFile() {}

  static void write(Truth truth, Path file) throws IOException {
    List<TrueBurst> bursts =
        truth.bursts().values().stream()
            .sorted(
                Comparator.comparing((TrueBurst burst) -> burst.id().sensorId())
                    .thenComparing(burst -> burst.id().seq()))
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (HandMovement movement : truth.movements()) {
        line(out, of(movement));
      }
      for (TrueBasket basket : truth.baskets().values()) {
        line(out, of(basket));
      }
      for (TrueBurst burst : bursts) {
        line(out, of(burst));
      }
    }
  }

  static Truth read(Path file) throws IOException {
    List<HandMovement> movements = new ArrayList<>();
    Map<String, TrueBasket> baskets = new LinkedHashMap<>();
    Map<TrueBurst.Id, TrueBurst> bursts = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode fields = JSON.readTree(line);
      switch (fields.path("kind").asText()) {
        case "movement" -> movements.add(movement(fields));
        case "basket" -> {
          TrueBasket basket = basket(fields);
          baskets.put(basket.tripId(), basket);
        }
        case "burst" -> {
          TrueBurst burst = burst(fields);
          bursts.put(burst.id(), burst);
        }
        default ->
            throw new IllegalArgumentException(
                file + " has the line '" + line + "', which is of no ledger: write it anew");
      }
    }
    return new Truth(movements, baskets, bursts);
  }

  private static HandMovement movement(JsonNode fields) {
    return new HandMovement(
        text(fields, "movementId"),
        text(fields, "tripId"),
        text(fields, "personTrack"),
        Action.valueOf(text(fields, "action")),
        text(fields, "sku"),
        fields.path("pieces").asInt(),
        fields.path("grams").asInt(),
        ZoneKey.parse(text(fields, "zone")),
        text(fields, "shelfId"),
        Instant.parse(text(fields, "startedAt")),
        Instant.parse(text(fields, "endedAt")));
  }

  private static TrueBasket basket(JsonNode fields) {
    List<TrueBasket.Line> lines = new ArrayList<>();
    for (JsonNode line : fields.path("lines")) {
      lines.add(
          new TrueBasket.Line(
              text(line, "sku"),
              text(line, "name"),
              line.path("pieces").asInt(),
              loose(line),
              line.path("unitPriceMinor").asLong()));
    }
    return new TrueBasket(
        text(fields, "tripId"),
        Instant.parse(text(fields, "enteredAt")),
        Instant.parse(text(fields, "leftAt")),
        lines);
  }

  private static TrueBasket.Loose loose(JsonNode line) {
    return line.has("grams")
        ? new TrueBasket.Loose(line.path("grams").asInt(), line.path("weighings").asInt())
        : null;
  }

  private static TrueBurst burst(JsonNode fields) {
    var id =
        new TrueBurst.Id(
            text(fields, "sensorId"), text(fields, "bootId"), fields.path("seq").asLong());
    return new TrueBurst(
        id,
        text(fields, "movementId"),
        text(fields, "tripId"),
        text(fields, "sku"),
        Action.valueOf(text(fields, "action")));
  }

  /** Null where the ledger has null, as for the floor in front of the shelves. */
  private static String text(JsonNode fields, String name) {
    return fields.path(name).textValue();
  }

  private static void line(BufferedWriter out, Map<String, Object> fields) throws IOException {
    out.write(JSON.writeValueAsString(fields));
    out.write('\n');
  }

  private static Map<String, Object> of(HandMovement movement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "movement");
    fields.put("movementId", movement.movementId());
    fields.put("tripId", movement.tripId());
    fields.put("personTrack", movement.personTrack());
    fields.put("action", movement.action().name());
    fields.put("sku", movement.sku());
    fields.put("pieces", movement.pieces());
    if (movement.isLoose()) {
      fields.put("grams", movement.grams());
    }
    fields.put("zone", movement.zone().toString());
    fields.put("shelfId", movement.shelfId());
    fields.put("startedAt", movement.startedAt().toString());
    fields.put("endedAt", movement.endedAt().toString());
    return fields;
  }

  private static Map<String, Object> of(TrueBasket basket) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "basket");
    fields.put("tripId", basket.tripId());
    fields.put("enteredAt", basket.enteredAt().toString());
    fields.put("leftAt", basket.leftAt().toString());
    fields.put("totalMinor", basket.totalMinor());
    fields.put("lines", basket.lines().stream().map(TruthFile::of).toList());
    return fields;
  }

  private static Map<String, Object> of(TrueBasket.Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sku", line.sku());
    fields.put("name", line.name());
    fields.put("pieces", line.pieces());
    if (line.loose() != null) {
      fields.put("grams", line.loose().grams());
      fields.put("weighings", line.loose().weighings());
    }
    fields.put("unitPriceMinor", line.unitPriceMinor());
    return fields;
  }

  private static Map<String, Object> of(TrueBurst burst) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "burst");
    fields.put("sensorId", burst.id().sensorId());
    fields.put("bootId", burst.id().bootId());
    fields.put("seq", burst.id().seq());
    fields.put("movementId", burst.movementId());
    fields.put("tripId", burst.tripId());
    fields.put("sku", burst.sku());
    fields.put("action", burst.action().name());
    return fields;
  }
}
