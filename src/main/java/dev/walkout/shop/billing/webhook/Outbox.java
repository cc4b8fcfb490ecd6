package dev.walkout.shop.billing.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What is still to be delivered: one after the other within a trip, side by side between trips.
 *
 * <p>It knows neither network nor clock. A trip that fails holds up no other trip; what is done can
 * be committed up to the first that is not, so a restart delivers some again and skips none.
 */
final class Outbox {

  /** What is to be done about a delivery that was tried. */
  enum Step {
    DONE,
    AGAIN,
    DEAD
  }

  /** What waits of one trip; the first is the one that is tried. */
  private static final class Queue {
    final Deque<Parcel> parcels = new ArrayDeque<>();
    int tries;
    Instant due = Instant.MIN;
    boolean sent;
  }

  private final Retries retries;
  private final RandomGenerator chance;
  private final Map<String, Queue> trips = new LinkedHashMap<>();
  private final Map<Integer, TreeSet<Long>> undone = new HashMap<>();
  private final Map<Integer, Long> ends = new HashMap<>();
  private Instant heldUntil = Instant.MIN;
  private int size;

  /** An empty one; chance decides how much shorter a wait is. */
  Outbox(Retries retries, RandomGenerator chance) {
    this.retries = retries;
    this.chance = chance;
  }

  /**
   * Takes in what was read, in order of each partition; what it took in before changes nothing,
   * since a consumer that lost its place reads some again.
   */
  void add(Parcel parcel) {
    if (parcel.offset() < ends.getOrDefault(parcel.partition(), 0L)) {
      return;
    }
    ends.put(parcel.partition(), parcel.offset() + 1);
    undone.computeIfAbsent(parcel.partition(), p -> new TreeSet<>()).add(parcel.offset());
    trips.computeIfAbsent(parcel.key(), key -> new Queue()).parcels.add(parcel);
    size++;
  }

  /** How many wait or are on their way. */
  int size() {
    return size;
  }

  /**
   * What is to be sent now, at most so many; each must be {@link #settle}d before it comes again.
   */
  List<Parcel> due(Instant now, int most) {
    List<Parcel> due = new ArrayList<>();
    if (now.isBefore(heldUntil)) {
      return due;
    }
    for (Queue trip : trips.values()) {
      if (due.size() == most) {
        break;
      }
      if (!trip.sent && !now.isBefore(trip.due)) {
        trip.sent = true;
        due.add(trip.parcels.element());
      }
    }
    return due;
  }

  /**
   * Notes what became of a try.
   *
   * @return AGAIN if it will be due again; else it is out of the outbox
   */
  Step settle(Parcel parcel, Answer answer, Instant now) {
    Queue trip = trips.get(parcel.key());
    trip.sent = false;
    if (answer instanceof Answer.HoldOff hold) {
      Instant until = now.plus(hold.pause());
      heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
      return Step.AGAIN;
    }
    if (answer instanceof Answer.Failed && ++trip.tries < retries.tries()) {
      trip.due = now.plus(retries.wait(trip.tries, chance));
      return Step.AGAIN;
    }
    remove(trip);
    return answer instanceof Answer.Taken ? Step.DONE : Step.DEAD;
  }

  /** When the next wait ends; empty where nothing waits. */
  Optional<Instant> nextDue() {
    return trips.values().stream()
        .filter(trip -> !trip.sent)
        .map(trip -> trip.due.isAfter(heldUntil) ? trip.due : heldUntil)
        .min(Instant::compareTo);
  }

  /** By partition, the offset before which everything is done. */
  Map<Integer, Long> done() {
    Map<Integer, Long> done = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          TreeSet<Long> waiting = undone.get(partition);
          done.put(partition, waiting.isEmpty() ? end : waiting.first());
        });
    return done;
  }

  private void remove(Queue trip) {
    Parcel parcel = trip.parcels.remove();
    undone.get(parcel.partition()).remove(parcel.offset());
    size--;
    trip.tries = 0;
    trip.due = Instant.MIN;
    if (trip.parcels.isEmpty()) {
      trips.remove(parcel.key());
    }
  }
}
