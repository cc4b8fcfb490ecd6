package dev.walkout.topology.checkout;

import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Proof;
import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.TripConfig;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.TripState.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The trips of one partition: the open ones, what is left of the closed, what nobody did, and what
 * is due when.
 *
 * <p>The agenda is in order of store and time, so that progress looks only at what is due; trips
 * that have left are listed once more, for the wall clock.
 */
final class Trips {

  private static final String DUE = "due/";
  private static final String LEFT = "left/";

  /** Padded to one length, times are in the order of their digits. */
  private static final int DIGITS = 20;

  private final KeyValueStore<String, TripState> open;
  private final KeyValueStore<String, ClosedTrip> closed;
  private final KeyValueStore<String, Movement> nobodys;
  private final KeyValueStore<String, String> kept;
  private final TripConfig config;

  /** What is {@code kept}, in order. */
  private final NavigableMap<String, String> agenda = new TreeMap<>();

  Trips(ProcessorContext<?, ?> context, TripConfig config) {
    this.open = context.getStateStore(Nodes.OPEN_TRIPS);
    this.closed = context.getStateStore(Nodes.CLOSED_TRIPS);
    this.nobodys = context.getStateStore(Nodes.NOBODYS);
    this.kept = context.getStateStore(Nodes.AGENDA);
    this.config = config;
    try (KeyValueIterator<String, String> all = kept.all()) {
      all.forEachRemaining(entry -> agenda.put(entry.key, entry.value));
    }
  }

  /** The open trip, or one of which nothing has been heard. */
  TripState open(String tripId) {
    TripState state = open.get(tripId);
    return state == null ? TripState.unknown(tripId) : state;
  }

  Optional<ClosedTrip> closed(String tripId) {
    return Optional.ofNullable(closed.get(tripId));
  }

  /** Replaces what was known of the trip. */
  void keep(TripState before, TripState state) {
    plan(keys(before), state.end() == End.OPEN ? keys(state) : Set.of(), state.tripId());
    if (state.end() == End.OPEN) {
      open.put(state.tripId(), state);
      return;
    }
    open.delete(state.tripId());
    if (state.end() == End.CLOSED) {
      closed.put(state.tripId(), ClosedTrip.of(state));
    }
  }

  private void plan(Set<String> before, Set<String> after, String tripId) {
    for (String key : before) {
      if (!after.contains(key) && agenda.remove(key) != null) {
        kept.put(key, null);
      }
    }
    for (String key : after) {
      if (agenda.put(key, tripId) == null) {
        kept.put(key, tripId);
      }
    }
  }

  private Set<String> keys(TripState state) {
    Set<String> keys = new HashSet<>();
    state.due(config).ifPresent(at -> keys.add(dueKey(state.storeId(), at) + "/" + state.tripId()));
    if (state.left() != null) {
      keys.add(LEFT + state.tripId());
    }
    return keys;
  }

  private static String dueKey(String storeId, Instant at) {
    String micros = Long.toString(Math.max(0, Proof.micros(at)));
    return DUE + storeId + "/" + "0".repeat(DIGITS - micros.length()) + micros;
  }

  void keep(ClosedTrip trip) {
    closed.put(trip.tripId(), trip);
  }

  /** Remembers what nobody did, so that a person can still say who. */
  void keepNobodys(String reviewId, Movement movement) {
    nobodys.put(reviewId, movement);
  }

  Optional<Movement> nobodys(String reviewId) {
    return Optional.ofNullable(nobodys.get(reviewId));
  }

  /** The trips of a store that the progress has reached, in order of what they wait for. */
  List<String> due(String storeId, Instant progress) {
    // '0' follows '/', so the range ends behind the last trip of the time itself.
    return progress.isBefore(Instant.EPOCH)
        ? List.of()
        : ids(DUE + storeId + "/", dueKey(storeId, progress) + "0");
  }

  /** The trips that have left and wait for their receipt. */
  List<String> leaving() {
    return ids(LEFT, "left0");
  }

  private List<String> ids(String from, String to) {
    return List.copyOf(agenda.subMap(from, to).values());
  }

  /** Forgets what closed before the limit, and what nobody did by then; tells the trips' ids. */
  List<String> forget(Instant limit) {
    forget(nobodys, movement -> movement.endedAt().isBefore(limit));
    return forget(closed, trip -> trip.trip().left().at().isBefore(limit));
  }

  private static <V> List<String> forget(KeyValueStore<String, V> store, Predicate<V> isOld) {
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, V> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, V> entry = all.next();
        if (isOld.test(entry.value)) {
          old.add(entry.key);
        }
      }
    }
    old.forEach(store::delete);
    return old;
  }
}
