package dev.walkout.topology.checkout;

import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.TripState.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The trips of one partition: the open ones, what is left of the closed, and what is due when. */
final class Trips {

  private final KeyValueStore<String, TripState> open;
  private final KeyValueStore<String, ClosedTrip> closed;
  private final KeyValueStore<String, Due> agenda;
  private final Duration doorPatience;

  /**
   * A trip that waits.
   *
   * @param at the store progress at which it goes on
   * @param left whether it has left, so that its receipt is wanted
   */
  record Due(String storeId, Instant at, boolean left) {}

  Trips(ProcessorContext<?, ?> context, Duration doorPatience) {
    this.open = context.getStateStore(Nodes.OPEN_TRIPS);
    this.closed = context.getStateStore(Nodes.CLOSED_TRIPS);
    this.agenda = context.getStateStore(Nodes.AGENDA);
    this.doorPatience = doorPatience;
  }

  /** The open trip, or one of which nothing has been heard. */
  TripState open(String tripId) {
    TripState state = open.get(tripId);
    return state == null ? TripState.unknown(tripId) : state;
  }

  Optional<ClosedTrip> closed(String tripId) {
    return Optional.ofNullable(closed.get(tripId));
  }

  void keep(TripState state) {
    if (state.end() == End.OPEN) {
      open.put(state.tripId(), state);
      Optional<Instant> due = state.due(doorPatience);
      agenda.put(
          state.tripId(),
          due.map(at -> new Due(state.storeId(), at, state.left() != null)).orElse(null));
      return;
    }
    open.delete(state.tripId());
    agenda.delete(state.tripId());
    if (state.end() == End.CLOSED) {
      closed.put(state.tripId(), ClosedTrip.of(state));
    }
  }

  void keep(ClosedTrip trip) {
    closed.put(trip.tripId(), trip);
  }

  /** The trips of a store that the progress has reached, in order of their ids. */
  List<String> due(String storeId, Instant progress) {
    return matching(due -> due.storeId().equals(storeId) && !due.at().isAfter(progress));
  }

  /** The trips that have left and wait for their receipt. */
  List<String> leaving() {
    return matching(Due::left);
  }

  /** Forgets what closed before the limit; tells their ids. */
  List<String> forget(Instant limit) {
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, ClosedTrip> all = closed.all()) {
      while (all.hasNext()) {
        KeyValue<String, ClosedTrip> entry = all.next();
        if (entry.value.leftAt().isBefore(limit)) {
          old.add(entry.key);
        }
      }
    }
    old.forEach(closed::delete);
    return old;
  }

  private List<String> matching(Predicate<Due> wanted) {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, Due> all = agenda.all()) {
      while (all.hasNext()) {
        KeyValue<String, Due> entry = all.next();
        if (wanted.test(entry.value)) {
          found.add(entry.key);
        }
      }
    }
    return found;
  }
}
