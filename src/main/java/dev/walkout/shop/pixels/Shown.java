package dev.walkout.shop.pixels;

import dev.walkout.edge.frame.Box;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A hand movement as one camera's film shows it.
 *
 * @param sku what the hand moved or touched
 * @param boxes where the product in the hand is, in pixels, by the number of the frame; a frame in
 *     which it is in no hand is absent
 */
public record Shown(
    String cameraId,
    String movementId,
    Action action,
    String sku,
    Instant startedAt,
    Instant endedAt,
    Map<Long, Box> boxes) {

  public Shown {
    boxes = Map.copyOf(boxes);
  }

  Optional<Box> box(long frame) {
    return Optional.ofNullable(boxes.get(frame));
  }
}
