package dev.walkout.sim.film;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;

/**
 * A hand movement as one camera's film shows it.
 *
 * @param camera sensor id
 * @param action what truly happened; UNSURE where the hand only touched
 * @param crossedInAt when the finger tips cross the opening towards the shelf
 * @param crossedOutAt when they cross it back
 * @param startedAt when the movement begins; before the hand crosses
 * @param endedAt when it ends; after the hand has crossed back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrueCrossing(
    String movementId,
    String camera,
    String tripId,
    Action action,
    String sku,
    int pieces,
    String shelfId,
    Instant crossedInAt,
    Instant crossedOutAt,
    Instant startedAt,
    Instant endedAt) {}
