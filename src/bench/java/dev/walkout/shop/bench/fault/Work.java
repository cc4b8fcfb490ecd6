package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.ReceiptTail;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the topologies have done so far, as everybody else sees it. */
final class Work implements AutoCloseable {

  /** Nothing at all for so long, however busy the machine is, and something hangs. */
  private static final Duration STALLED = Duration.ofMinutes(4);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE_LOOK = Duration.ofMillis(5);

  private final Ground ground;
  private final TopicReader<Recognised> sightings;
  private final TopicReader<CartEvent> cartEvents;
  private final ReceiptTail receipts;
  private long recognised;

  Work(Ground ground) {
    this.ground = ground;
    this.sightings = ground.reader(Topics.SIGHTINGS);
    this.cartEvents = ground.reader(Topics.CART_EVENTS);
    this.receipts = new ReceiptTail(ground.reader(Topics.RECEIPTS));
  }

  /** Waits until recognition has answered something new. */
  void awaitMore() {
    long before = recognised;
    await("a sighting", () -> recognise(POLL) > before);
  }

  /** Waits until recognition has answered so many reports in all. */
  void awaitRecognised(long reports) {
    await(reports + " sightings", () -> recognise(POLL) >= reports);
  }

  /** Waits until so many trips have a settled receipt. */
  void awaitSettled(long trips) {
    await("receipts of " + trips + " trips", () -> receipts.poll(POLL) >= trips);
  }

  /** Reads past everything that is there. */
  void catchUp() {
    long before;
    do {
      before = recognised;
    } while (recognise(POLL) > before);
    while (!cartEvents.poll(POLL).isEmpty()) {
      continue; // poll returns what there is, part by part
    }
  }

  /** Waits for the next line that is added to a cart. */
  CartEvent awaitLine() {
    CartEvent[] line = new CartEvent[1];
    await(
        "a line in a cart",
        () -> {
          line[0] = line().orElse(null);
          return line[0] != null;
        });
    return line[0];
  }

  private Optional<CartEvent> line() {
    return cartEvents.poll(CLOSE_LOOK).stream()
        .map(TopicReader.Entry::value)
        .filter(event -> event.getBody() instanceof LineAdded)
        .findFirst();
  }

  private long recognise(Duration limit) {
    recognised += sightings.poll(limit).size();
    return recognised;
  }

  private void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + STALLED.toNanos();
    while (!done.getAsBoolean()) {
      ground.keepAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited " + STALLED.toSeconds() + " s for " + what + ": " + ground.tail());
      }
    }
  }

  @Override
  public void close() {
    sightings.close();
    cartEvents.close();
    receipts.close();
  }
}
