package dev.walkout.topology.core;

import java.util.Comparator;

/**
 * A sensor's record as it is cited by everything that follows from it.
 *
 * <p>Sensor, boot and sequence say what it is; position and hash say where it lies and what it
 * held. Only the former take part in ids, so that a copy of the log gives the same ids.
 *
 * @param hash SHA-256 of the record's content in hex; empty where it is never cited
 * @param sighting SHA-256 of what recognition made of it; empty before it was recognised
 */
public record SourceRef(
    String sensorId, String bootId, long seq, LogPosition at, String hash, String sighting)
    implements Comparable<SourceRef> {

  private static final Comparator<SourceRef> ORDER =
      Comparator.comparing(SourceRef::sensorId)
          .thenComparing(SourceRef::bootId)
          .thenComparingLong(SourceRef::seq);

  /** A record that recognition has not answered. */
  public SourceRef(String sensorId, String bootId, long seq, LogPosition at, String hash) {
    this(sensorId, bootId, seq, at, hash, "");
  }

  @Override
  public int compareTo(SourceRef other) {
    return ORDER.compare(this, other);
  }

  /** Whether both cite the same record of the same sensor, wherever the copies lie. */
  public boolean same(SourceRef other) {
    return ORDER.compare(this, other) == 0;
  }
}
