package dev.walkout.topology.core;

import dev.walkout.schemas.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of the evidence chain: each is the SHA-256, in hex, of the lines of a text in UTF-8
 * that ends with the links below it. What the lines are stands in {@code src/docs/receipts.md};
 * places in the log take no part, so that a copy of the log proves the same.
 */
public final class Proof {

  private Proof() {}

  /** The link of the given lines; null counts as an empty line. */
  public static String of(List<?> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line == null ? "" : line).append('\n'));
    return Ids.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The link of a movement; below it lie its sightings. */
  public static String movement(Movement movement) {
    List<Object> lines = new ArrayList<>();
    lines.add("movement");
    lines.add(movement.movementId());
    lines.add(movement.zone());
    lines.add(movement.action());
    lines.add(micros(movement.span().from()));
    lines.add(micros(movement.span().to()));
    lines.add(movement.who().tripId());
    lines.add(movement.what().sku());
    lines.add(movement.what().pieces());
    lines.add(movement.account().deltaGrams());
    lines.add(movement.doubt() == null ? null : movement.doubt().reason());
    movement.evidence().forEach(source -> lines.add(source.sighting()));
    return of(lines);
  }

  /** Microseconds since 1970, UTC. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
