package dev.walkout.edge.journal;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The observations that have not been acknowledged by the broker, on disk, in the order in which
 * they were reported.
 *
 * <p>What {@link #append} took is there after a power cut. When there is no room, crops of old
 * bursts go first, then whole old bursts, then new ones; a burst that goes becomes the gap that
 * tells of it, under its own number. Heartbeats and gaps never go. For use by one thread; {@link
 * #tally()} may be read by any.
 */
public final class Journal implements AutoCloseable {

  static final String SENSOR = "sensor/";

  private final JournalStore store;
  private final JournalBounds bounds;
  private final ObservationCodec codec;
  private final Numbering numbering;
  private final Map<String, SensorMark> marks = new HashMap<>();
  private final Eviction eviction;
  private volatile JournalTally tally = JournalTally.EMPTY;

  /** Everything before it has been acknowledged. */
  private long head;

  /** The next to be sent. */
  private long cursor;

  private Journal(JournalStore store, JournalBounds bounds, String bootId) {
    this.store = store;
    this.bounds = bounds;
    this.numbering = new Numbering(bootId, store.last().map(e -> e.position() + 1).orElse(0L));
    this.codec = ObservationCodec.of(store);
    try (JournalStore.Batch batch = store.batch()) {
      ObservationCodec.announce(batch);
      store.write(batch, true);
    }
    store.scan(0, Integer.MAX_VALUE, entry -> tally = tally.plus(entry));
    this.eviction = new Eviction(store, codec, numbering);
    rewind();
  }

  /**
   * Opens a folder's journal with what it still holds.
   *
   * @param bootId under which this run of the agent numbers what it appends
   * @throws IllegalArgumentException if the folder cannot be used, is in use, or was written by
   *     another version; nothing in it was changed
   */
  public static Journal open(Path dir, JournalBounds bounds, String bootId) {
    JournalStore store = JournalStore.open(dir);
    try {
      return new Journal(store, bounds, bootId);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** An observation with the place it has in the journal. */
  public record Stored(Entry entry, Observation observation) {}

  /**
   * Puts drafts on disk, all or none, in their order.
   *
   * <p>A burst for which there is no room even after others gave way is put down as a gap.
   *
   * @throws JournalFault if the disk did not take them; they may be appended again
   */
  public void append(List<Draft> drafts) {
    boolean diskFull = bounds.free().getAsLong() < bounds.leastFree();
    long room = diskFull ? 0 : room(drafts);
    Map<String, SensorMark> marked = new HashMap<>();
    JournalTally next = tally;
    Numbering.Tentative numbers = numbering.begin();
    try (JournalStore.Batch batch = store.batch()) {
      for (Draft draft : drafts) {
        Observation observation = numbers.number(draft);
        byte[] record = codec.encode(observation);
        if (draft.givesWay() && record.length > room) {
          Burst lost = (Burst) draft.body();
          observation.setBody(Losses.whole(lost, diskFull ? "the disk is full" : "no room"));
          record = codec.encode(observation);
          next = next.refused(lost.getCrops().size());
        }
        room -= record.length + Entry.OVERHEAD_BYTES;
        Entry entry = entry(numbers.position(), draft, observation, record.length);
        batch.put(entry, record);
        next = next.plus(entry);
        marked.put(draft.sensorId(), mark(marked, draft));
      }
      marked.forEach((sensor, mark) -> batch.remember(SENSOR + sensor, mark.bytes()));
      store.write(batch, true);
    }
    numbers.keep();
    marks.putAll(marked);
    tally = next.oldest() == null && next.entries() > 0 ? next.since(oldest()) : next;
  }

  /**
   * Gives up the pictures that are older than the bounds allow, against what their own sensors have
   * since promised: a wall clock that is set wrongly deletes nothing.
   */
  public void expire() {
    tally = eviction.expire(tally, cursor, this::tooOld);
  }

  /** The oldest observation that has not been handed out since the last rewind. */
  public Optional<Stored> next() {
    Optional<Entry> found = store.first(cursor);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = found.get();
    Optional<byte[]> record = store.record(entry.position());
    if (record.isEmpty()) {
      giveUp(entry, "the disk returned damaged bytes");
      return next();
    }
    cursor = entry.position() + 1;
    return Optional.of(new Stored(entry, codec.decode(record.get())));
  }

  /** Begins again with the oldest that has not been acknowledged. */
  public void rewind() {
    cursor = head;
  }

  /** Forgets what the broker has taken. */
  public void acknowledge(Collection<Entry> taken) {
    if (taken.isEmpty()) {
      return;
    }
    JournalTally next = tally;
    try (JournalStore.Batch batch = store.batch()) {
      for (Entry entry : taken) {
        batch.delete(entry.position());
        next = next.minus(entry);
      }
      store.write(batch, false);
    }
    Optional<Entry> first = store.first(head);
    head = first.map(Entry::position).orElse(numbering.nextPosition());
    tally = next.since(first.map(Entry::at).orElse(null));
  }

  /** Puts a gap in the place of an observation that can never be sent. */
  public void giveUp(Entry entry, String why) {
    Gap gap = new Gap(entry.at(), entry.at(), GapReason.OTHER, "observation given up: " + why);
    tally = eviction.replace(entry, gap, tally).dropped(1, entry.crops());
  }

  /** What was forgotten stays forgotten after a power cut. */
  public void sync() {
    store.sync();
  }

  /** What the journal remembers of a sensor. */
  public SensorMark mark(String sensorId) {
    return marks.computeIfAbsent(
        sensorId, id -> store.fact(SENSOR + id).map(SensorMark::read).orElse(SensorMark.NONE));
  }

  /** How much there is. */
  public JournalTally tally() {
    return tally;
  }

  @Override
  public void close() {
    store.close();
  }

  /** Bytes that new observations may take, after old ones gave way to them. */
  private long room(List<Draft> drafts) {
    long wanted = drafts.stream().mapToLong(Journal::estimate).sum();
    long missing = tally.bytes() + wanted - bounds.maxBytes();
    if (missing > 0) {
      tally = eviction.makeRoom(tally, cursor, missing);
    }
    return bounds.maxBytes() - tally.bytes();
  }

  private static long estimate(Draft draft) {
    long crops = 0;
    if (draft.body() instanceof Burst burst) {
      crops = burst.getCrops().stream().mapToLong(c -> c.getJpeg().remaining() + 16).sum();
    }
    return crops + 2L * Entry.OVERHEAD_BYTES;
  }

  private static Entry entry(long position, Draft draft, Observation observation, int bytes) {
    return Entry.of(position, draft.zone().toString(), observation, bytes);
  }

  private SensorMark mark(Map<String, SensorMark> marked, Draft draft) {
    SensorMark before = marked.getOrDefault(draft.sensorId(), mark(draft.sensorId()));
    SensorMark moved = before.at(draft.bookmark());
    return draft.body() instanceof Heartbeat beat ? moved.promising(beat.getUpTo()) : moved;
  }

  private boolean tooOld(Entry entry) {
    Instant promised = mark(entry.sensorId()).promised();
    return promised != null && entry.at().isBefore(promised.minus(bounds.maxAge()));
  }

  private Instant oldest() {
    return store.first(head).map(Entry::at).orElse(null);
  }
}
