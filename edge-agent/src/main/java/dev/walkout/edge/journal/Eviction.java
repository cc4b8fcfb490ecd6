package dev.walkout.edge.journal;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes room in a full journal: extra crops of the oldest bursts first, and when no burst has any
 * left, the oldest bursts.
 *
 * <p>Nothing that has been handed out to be sent is touched. It remembers how far it has come, so
 * that a journal of millions of heartbeats is not read again for every burst.
 */
final class Eviction {

  private static final int LOOK_AHEAD = 256;

  private final JournalStore store;
  private final ObservationCodec codec;
  private final Numbering numbering;
  private long trimmedTo;
  private long droppedTo;

  Eviction(JournalStore store, ObservationCodec codec, Numbering numbering) {
    this.store = store;
    this.codec = codec;
    this.numbering = numbering;
  }

  /**
   * Frees at least so many bytes if it can.
   *
   * @param from the first position that may be touched
   */
  JournalTally makeRoom(JournalTally tally, long from, long missing) {
    JournalTally now = tally;
    long goal = tally.bytes() - missing;
    trimmedTo = Math.max(trimmedTo, from);
    droppedTo = Math.max(droppedTo, from);
    while (now.bytes() > goal) {
      Optional<Entry> extra = find(trimmedTo, entry -> entry.crops() > Losses.KEPT_CROPS);
      if (extra.isPresent()) {
        now = trim(extra.get(), now);
        trimmedTo = extra.get().position() + 1;
        continue;
      }
      trimmedTo = numbering.nextPosition();
      Optional<Entry> whole = find(droppedTo, Entry::givesWay);
      if (whole.isEmpty()) {
        return now;
      }
      now = drop(whole.get(), "the journal is full", now);
      droppedTo = whole.get().position() + 1;
    }
    return now;
  }

  /** Gives up the oldest bursts as long as they are too old. */
  JournalTally expire(JournalTally tally, long from, Predicate<Entry> tooOld) {
    JournalTally now = tally;
    while (now.bursts() > 0) {
      droppedTo = Math.max(droppedTo, from);
      Optional<Entry> oldest = find(droppedTo, Entry::givesWay);
      if (oldest.isEmpty() || !tooOld.test(oldest.get())) {
        return now;
      }
      now = drop(oldest.get(), "older than journal.max-age", now);
      droppedTo = oldest.get().position() + 1;
    }
    return now;
  }

  /** Puts a gap in the place of an entry, under its number. */
  JournalTally replace(Entry entry, Gap gap, JournalTally tally) {
    Observation told =
        new Observation(entry.sensorId(), entry.bootId(), entry.seq(), entry.at(), gap);
    try (JournalStore.Batch batch = store.batch()) {
      Entry after = put(batch, entry, told);
      store.write(batch, false);
      return tally.minus(entry).plus(after);
    }
  }

  private JournalTally drop(Entry entry, String why, JournalTally tally) {
    Optional<Burst> burst = burst(entry);
    if (burst.isEmpty()) {
      return tally;
    }
    return replace(entry, Losses.whole(burst.get(), why), tally).dropped(1, entry.crops());
  }

  private JournalTally trim(Entry entry, JournalTally tally) {
    Optional<Burst> burst = burst(entry);
    if (burst.isEmpty()) {
      return tally;
    }
    Observation before = observation(entry, burst.get());
    Burst trimmed = Losses.trimmed(burst.get());
    Numbering.Tentative numbers = numbering.begin();
    try (JournalStore.Batch batch = store.batch()) {
      Entry after = put(batch, entry, observation(entry, trimmed));
      ZoneKey zone = ZoneKey.parse(entry.zone());
      Gap gap = Losses.part(before, trimmed);
      Observation told = numbers.number(new Draft(entry.sensorId(), zone, entry.at(), gap, null));
      byte[] record = codec.encode(told);
      Entry beside = Entry.of(numbers.position(), entry.zone(), told, record.length);
      batch.put(beside, record);
      store.write(batch, false);
      numbers.keep();
      long crops = entry.crops() - after.crops();
      return tally.minus(entry).plus(after).plus(beside).dropped(0, crops);
    }
  }

  private Entry put(JournalStore.Batch batch, Entry entry, Observation observation) {
    byte[] record = codec.encode(observation);
    Entry after = Entry.of(entry.position(), entry.zone(), observation, record.length);
    batch.put(after, record);
    return after;
  }

  /** Empty where the disk damaged it; that is found and told when it is to be sent. */
  private Optional<Burst> burst(Entry entry) {
    return store.record(entry.position()).map(codec::decode).map(o -> (Burst) o.getBody());
  }

  private static Observation observation(Entry entry, Burst burst) {
    return new Observation(entry.sensorId(), entry.bootId(), entry.seq(), entry.at(), burst);
  }

  private Optional<Entry> find(long from, Predicate<Entry> wanted) {
    long at = from;
    while (at < numbering.nextPosition()) {
      List<Entry> ahead = new ArrayList<>(LOOK_AHEAD);
      store.scan(at, LOOK_AHEAD, ahead::add);
      Optional<Entry> found = ahead.stream().filter(wanted).findFirst();
      if (found.isPresent() || ahead.isEmpty()) {
        return found;
      }
      at = ahead.get(ahead.size() - 1).position() + 1;
    }
    return Optional.empty();
  }
}
