package dev.walkout.shop.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.walkout.shop.replay.RunDiff.MovementChange;
import dev.walkout.shop.replay.RunDiff.SightingChange;
import dev.walkout.shop.replay.RunDiff.TripChange;

/** A difference of runs as JSON; its fields stand in {@code src/docs/replay.md}. */
final class DiffJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final RunDiff diff;

  DiffJson(RunDiff diff) {
    this.diff = diff;
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("a", diff.a());
    json.put("b", diff.b());
    json.put("receipts", diff.trips());
    json.put("differing", diff.changes().size());
    json.set("settings", JSON.valueToTree(diff.settings()));
    ArrayNode changes = json.putArray("changes");
    diff.changes().forEach(change -> trip(changes.addObject(), change));
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and text is always JSON", e);
    }
  }

  private static void trip(ObjectNode json, TripChange change) {
    json.put("tripId", change.tripId());
    json.set("lines", JSON.valueToTree(change.lines()));
    json.set("doubts", JSON.valueToTree(change.doubts()));
    ArrayNode movements = json.putArray("movements");
    change.movements().forEach(moved -> movement(movements.addObject(), moved));
    json.put("why", change.why());
  }

  private static void movement(ObjectNode json, MovementChange change) {
    json.put("movementId", MovementDiff.either(change.movement()).getMovementId());
    json.put("a", DiffText.movement(change.movement().a()));
    json.put("b", DiffText.movement(change.movement().b()));
    json.put("why", change.why());
    ArrayNode sightings = json.putArray("sightings");
    for (SightingChange seen : change.sightings()) {
      sightings
          .addObject()
          .put("source", seen.source())
          .put("a", DiffText.sighting(seen.sighting().a()))
          .put("b", DiffText.sighting(seen.sighting().b()))
          .put("why", seen.why());
    }
  }
}
