package dev.walkout.topology.checkout;

import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.TripDecision;
import dev.walkout.topology.core.trip.TripDecision.PassedOn;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripInput;
import dev.walkout.topology.core.trip.TripRules;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.Verdict;
import dev.walkout.topology.fault.BadInput;
import dev.walkout.topology.wire.MovementWire;
import dev.walkout.topology.wire.ReceiptWire;
import dev.walkout.topology.wire.TripWire;
import dev.walkout.topology.wire.VerdictWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
  private final AtomicLong planogramUpdates;
  private ProcessorContext<String, SpecificRecord> context;
  private Trips trips;
  private Shop shop;
  private TripMeters meters;

  /** Carries to these rules; planograms are read again when this count of their updates moves. */
  TripProcessor(TripRules rules, AtomicLong planogramUpdates) {
    this.rules = rules;
    this.planogramUpdates = planogramUpdates;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> given) {
    context = given;
    trips = new Trips(given, rules.config());
    shop = new Shop(given, planogramUpdates);
    meters = new TripMeters(given);
    if (rules.askTheClock()) {
      Duration quarter = rules.config().budget().dividedBy(4);
      Duration tick = quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
      given.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::lookAtTheClock);
    }
    given.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    SpecificRecord value = record.value();
    if (value instanceof DoorEvent event) {
      hear(record.key(), TripWire.input(record.key(), event), record.timestamp());
    } else if (value instanceof OperatorVerdict verdict) {
      rule(record.key(), verdict, record.timestamp());
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
    if (!movement.who().ofNobody()) {
      hear(record.key(), new TripInput.MovementSeen(movement), record.timestamp());
      return;
    }
    for (ReviewAsked asked : rules.nobodys(movement, shop).stream().toList()) {
      meters.decided(asked);
      trips.keepNobodys(asked.review().reviewId(), movement.remembered());
      tell(record.key(), asked, record.timestamp());
    }
  }

  private void rule(String key, OperatorVerdict told, long timestamp) {
    Verdict verdict = VerdictWire.verdict(key, told);
    if (!told.getTripId().isEmpty()) {
      hear(key, new TripInput.VerdictSeen(verdict), timestamp);
      return;
    }
    trips
        .nobodys(verdict.reviewId())
        .flatMap(movement -> rules.nobodys(movement, verdict))
        .ifPresent(passed -> tell(key, passed, timestamp));
  }

  private void progress(ZoneProgress promise, long timestamp) {
    shop.hear(promise);
    if (!rules.askTheClock()) {
      trips.leaving().stream()
          .filter(rules::waitedTooLong)
          .forEach(tripId -> hear(tripId, new TripInput.ProgressSeen(), timestamp));
    }
    Instant least = shop.least(promise.getStoreId());
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
      List<TripDecision> decisions = rules.decide(closed.get(), input, shop, shop);
      if (!decisions.stream().allMatch(Repeated.class::isInstance)) {
        record(closed.get().trip(), decisions, timestamp);
        trips.keep(closed.get().applyAll(decisions));
      }
      return;
    }
    TripState before = trips.open(tripId);
    TripState after = record(before, rules.decide(before, input, shop, shop), timestamp);
    if (!after.equals(before)) {
      trips.keep(before, after);
    }
  }

  /** Tells what was decided; the state after all of it. */
  private TripState record(TripState before, List<TripDecision> decisions, long timestamp) {
    String tripId = before.tripId();
    TripState state = before;
    Instant changedAt = null;
    for (TripDecision decision : decisions) {
      if (decision instanceof Refused refused) {
        throw new BadInput(refused.fault());
      }
      state = state.apply(decision);
      meters.decided(decision);
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
    return state;
  }

  private void tell(String key, TripDecision decision, long timestamp) {
    if (decision instanceof ReceiptIssued issued) {
      forward(key, ReceiptWire.receipt(issued.receipt()), timestamp, Nodes.WRITE_RECEIPTS);
    } else if (decision instanceof ReviewAsked asked) {
      forward(key, TripWire.task(asked.review()), timestamp, Nodes.WRITE_REVIEWS);
    } else if (decision instanceof PassedOn passed) {
      String trip = passed.movement().who().tripId();
      forward(trip, MovementWire.event(passed.movement()), timestamp, Nodes.PASS_ON_MOVEMENTS);
    }
  }

  private void forward(String key, SpecificRecord value, long timestamp, String sink) {
    context.forward(new Record<>(key, value, timestamp), sink);
  }
}
