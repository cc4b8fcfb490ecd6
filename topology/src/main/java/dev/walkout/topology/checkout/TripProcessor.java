package dev.walkout.topology.checkout;

import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.Review;
import dev.walkout.topology.core.trip.TripDecision;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripInput;
import dev.walkout.topology.core.trip.TripRules;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.fault.BadInput;
import dev.walkout.topology.wire.MovementWire;
import dev.walkout.topology.wire.ReceiptWire;
import dev.walkout.topology.wire.TripWire;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Carries what a trip hears to {@link TripRules} and what it decides to the topics of trips. */
final class TripProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  private final TripRules rules;
  private ProcessorContext<String, SpecificRecord> context;
  private Trips trips;
  private Shop shop;

  TripProcessor(TripRules rules) {
    this.rules = rules;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> given) {
    context = given;
    trips = new Trips(given, rules.config().doorPatience());
    shop = new Shop(given);
    Duration quarter = rules.config().budget().dividedBy(4);
    Duration tick = quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
    given.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::lookAtTheClock);
    given.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    SpecificRecord value = record.value();
    if (value instanceof DoorEvent event) {
      hear(record.key(), TripWire.input(record.key(), event), record.timestamp());
    } else if (value instanceof MovementEvent event) {
      if (event.getBody() instanceof ZoneProgress promise) {
        progress(promise, record.timestamp());
      } else {
        move(record, MovementWire.movement((dev.walkout.schemas.avro.Movement) event.getBody()));
      }
    } else {
      throw new BadInput("value", String.valueOf(value), "send a record, not a tombstone");
    }
  }

  private void move(Record<String, SpecificRecord> record, Movement movement) {
    boolean nobodys = movement.who().tripId() == null && movement.who().candidateTrips().isEmpty();
    if (nobodys) {
      ask(rules.nobodys(movement, shop), record.key(), record.timestamp());
    } else {
      hear(record.key(), new TripInput.MovementSeen(movement), record.timestamp());
    }
  }

  private void progress(ZoneProgress promise, long timestamp) {
    shop.hear(promise);
    Instant least = shop.of(promise.getStoreId()).least();
    for (String tripId : trips.due(promise.getStoreId(), least)) {
      hear(tripId, new TripInput.ProgressSeen(), timestamp);
    }
  }

  private void lookAtTheClock(long wallMillis) {
    TripInput clock = new TripInput.ClockSeen(Instant.ofEpochMilli(wallMillis));
    for (String tripId : trips.leaving()) {
      hear(tripId, clock, context.currentStreamTimeMs());
    }
  }

  /** Closed trips are forgotten by event time, and their cart snapshots with them. */
  private void sweep(long streamMillis) {
    Instant limit = Instant.ofEpochMilli(streamMillis).minus(rules.config().retention());
    for (String tripId : trips.forget(limit)) {
      context.forward(new Record<>(tripId, null, streamMillis), Nodes.WRITE_CARTS);
    }
  }

  private void hear(String tripId, TripInput input, long timestamp) {
    Optional<ClosedTrip> closed = trips.closed(tripId);
    if (closed.isPresent()) {
      if (input instanceof TripInput.MovementSeen seen) {
        hearAfterAll(closed.get(), seen.movement(), timestamp);
      }
      return;
    }
    TripState before = trips.open(tripId);
    TripState state = before;
    Instant changedAt = null;
    for (TripDecision decision : rules.decide(state, input, shop, shop)) {
      if (decision instanceof Refused refused) {
        throw new BadInput(refused.fault());
      }
      state = state.apply(decision);
      Optional<CartEvent> event = TripWire.event(decision, state);
      if (event.isPresent()) {
        changedAt = event.get().getAt();
        forward(tripId, event.get(), timestamp, Nodes.WRITE_CART_EVENTS);
      }
      tell(tripId, decision, timestamp);
    }
    if (changedAt != null) {
      forward(tripId, TripWire.cart(state, changedAt), timestamp, Nodes.WRITE_CARTS);
    }
    if (state != before) {
      trips.keep(state);
    }
  }

  private void hearAfterAll(ClosedTrip trip, Movement movement, long timestamp) {
    for (TripDecision decision : rules.decide(trip, movement, shop)) {
      tell(trip.tripId(), decision, timestamp);
      if (decision instanceof MovementSettled settled) {
        trips.keep(trip.with(settled.movement().movementId()));
      }
    }
  }

  private void tell(String tripId, TripDecision decision, long timestamp) {
    if (decision instanceof ReceiptIssued issued) {
      forward(tripId, ReceiptWire.receipt(issued.receipt()), timestamp, Nodes.WRITE_RECEIPTS);
    } else if (decision instanceof ReviewAsked asked) {
      ask(asked.review(), tripId, timestamp);
    }
  }

  private void ask(Review review, String key, long timestamp) {
    forward(key, TripWire.task(review), timestamp, Nodes.WRITE_REVIEWS);
  }

  private void forward(String key, SpecificRecord value, long timestamp, String sink) {
    context.forward(new Record<>(key, value, timestamp), sink);
  }
}
