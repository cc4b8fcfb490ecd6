package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.broker.TopicReader.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What lies on the topics when a run is over, held against the invariants.
 *
 * @param observations how many reports of shelf sensors arrived, repeats included
 */
record Audit(
    Invariants invariants, long observations, List<Receipt> receipts, List<CartEvent> cartEvents) {

  private static final Duration AT_REST_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Reads everything once all that came in has come to an end, or will not any more. */
  static Audit of(Ground ground) {
    long deadline = System.nanoTime() + AT_REST_WITHIN.toNanos();
    Audit audit = read(ground);
    while (!audit.invariants().atRest() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
      audit = read(ground);
    }
    audit.invariants().end();
    return audit;
  }

  /** What a zone promises is not looked at: topics do not tell in which order they were written. */
  private static Audit read(Ground ground) {
    Invariants invariants = new Invariants();
    var observations = ground.all(Topics.OBSERVATIONS);
    observations.forEach(entry -> invariants.observation(entry.value()));
    ground.all(Topics.SIGHTINGS).forEach(entry -> invariants.sighting(entry.key(), entry.value()));
    ground.all(Topics.MOVEMENTS).stream()
        .filter(entry -> entry.value().getBody() instanceof Movement)
        .forEach(entry -> invariants.movement(entry.key(), entry.value()));
    List<CartEvent> events = ground.all(Topics.CART_EVENTS).stream().map(Entry::value).toList();
    events.forEach(invariants::cartEvent);
    List<Receipt> receipts = ground.all(Topics.RECEIPTS).stream().map(Entry::value).toList();
    receipts.forEach(invariants::receipt);
    return new Audit(invariants, observations.size(), receipts, events);
  }
}
