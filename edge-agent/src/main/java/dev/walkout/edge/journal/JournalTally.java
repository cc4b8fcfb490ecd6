package dev.walkout.edge.journal;

import java.time.Instant;

/**
 * How much the journal holds, and what it had to give up since the agent was started.
 *
 * @param entries observations
 * @param bursts of them, those with pictures
 * @param bytes that they take
 * @param oldest when the oldest of them was reported, by its sensor's time; null when empty
 * @param droppedBursts bursts that were given up whole
 * @param droppedCrops pictures that were given up, those of whole bursts included
 * @param refusedBursts of {@code droppedBursts}, those that were never taken in
 */
public record JournalTally(
    long entries,
    long bursts,
    long bytes,
    Instant oldest,
    long droppedBursts,
    long droppedCrops,
    long refusedBursts) {

  static final JournalTally EMPTY = new JournalTally(0, 0, 0, null, 0, 0, 0);

  JournalTally plus(Entry entry) {
    return holding(entries + 1, bursts + (entry.givesWay() ? 1 : 0), bytes + entry.size(), oldest);
  }

  JournalTally minus(Entry entry) {
    return holding(entries - 1, bursts - (entry.givesWay() ? 1 : 0), bytes - entry.size(), oldest);
  }

  JournalTally since(Instant at) {
    return holding(entries, bursts, bytes, at);
  }

  JournalTally dropped(long wholeBursts, long crops) {
    return new JournalTally(
        entries,
        bursts,
        bytes,
        oldest,
        droppedBursts + wholeBursts,
        droppedCrops + crops,
        refusedBursts);
  }

  JournalTally refused(long crops) {
    JournalTally dropped = dropped(1, crops);
    return new JournalTally(
        entries,
        bursts,
        bytes,
        oldest,
        dropped.droppedBursts,
        dropped.droppedCrops,
        refusedBursts + 1);
  }

  private JournalTally holding(long newEntries, long newBursts, long newBytes, Instant at) {
    return new JournalTally(
        newEntries, newBursts, newBytes, at, droppedBursts, droppedCrops, refusedBursts);
  }
}
