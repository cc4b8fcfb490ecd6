package dev.walkout.sim.sensor;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The order in which one sensor publishes: its events, and a beat between them every period.
 *
 * <p>An event comes before a beat of the same instant, for the beat promises that everything until
 * then is out.
 */
final class Timetable<E> implements Iterable<Timetable.Slot<E>> {

  /** Sequence numbers of a boot begin here. */
  static final long FIRST_SEQ = 1;

  /**
   * One record of the sensor.
   *
   * @param published how many events are out once this slot is
   * @param event what is published, or null for a beat
   */
  record Slot<E>(long seq, Instant at, int published, E event) {

    boolean isBeat() {
      return event == null;
    }
  }

  private final List<E> events;
  private final Function<E, Instant> at;
  private final Beat beat;

  /** Events must be in the order of {@code at}. */
  Timetable(List<E> events, Function<E, Instant> at, Beat beat) {
    this.events = List.copyOf(events);
    this.at = at;
    this.beat = beat;
  }

  @Override
  public Iterator<Slot<E>> iterator() {
    return new Slots();
  }

  /** What a sensor without pictures publishes, one emission a slot. */
  Iterator<Report> reports(String sensorId, Function<Slot<E>, Emission<?>> emission) {
    Iterator<Slot<E>> slots = iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return slots.hasNext();
      }

      @Override
      public Report next() {
        Slot<E> slot = slots.next();
        return new Report(slot.at(), sensorId, false, () -> emission.apply(slot));
      }
    };
  }

  private final class Slots implements Iterator<Slot<E>> {
    private long seq = FIRST_SEQ;
    private int published;
    private Instant nextBeat = beat.first();

    @Override
    public boolean hasNext() {
      return published < events.size() || !nextBeat.isAfter(beat.last());
    }

    @Override
    public Slot<E> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return eventIsNext() ? event() : beat();
    }

    private boolean eventIsNext() {
      return published < events.size()
          && (nextBeat.isAfter(beat.last()) || !at.apply(events.get(published)).isAfter(nextBeat));
    }

    private Slot<E> event() {
      E event = events.get(published);
      published++;
      return new Slot<>(seq++, at.apply(event), published, event);
    }

    private Slot<E> beat() {
      Instant now = nextBeat;
      nextBeat = beat.after(now);
      return new Slot<>(seq++, now, published, null);
    }
  }
}
