package dev.walkout.edge.journal;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An observation in the journal, without its contents.
 *
 * @param position its place in the order in which the agent sends
 * @param crops pictures of a burst; 0 for what never gives way
 * @param bytes of the observation as it lies on disk
 */
public record Entry(
    long position,
    String sensorId,
    String zone,
    String bootId,
    long seq,
    Instant at,
    int crops,
    int bytes) {

  /** A fair share of what an entry takes beside its observation. */
  static final int OVERHEAD_BYTES = 100;

  static Entry of(long position, String zone, Observation observation, int bytes) {
    int crops = observation.getBody() instanceof Burst burst ? burst.getCrops().size() : 0;
    return new Entry(
        position,
        observation.getSensorId(),
        zone,
        observation.getBootId(),
        observation.getSeq(),
        observation.getObservedAt(),
        crops,
        bytes);
  }

  /** Whether it may be given up when there is no room. */
  public boolean givesWay() {
    return crops > 0;
  }

  int size() {
    return bytes + OVERHEAD_BYTES;
  }

  byte[] head() {
    ByteArrayOutputStream bytesOut = new ByteArrayOutputStream(OVERHEAD_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytesOut)) {
      out.writeUTF(sensorId);
      out.writeUTF(zone);
      out.writeUTF(bootId);
      out.writeLong(seq);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      out.writeInt(crops);
      out.writeInt(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes every write", e);
    }
    return bytesOut.toByteArray();
  }

  static Entry read(long position, byte[] head) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      return new Entry(
          position,
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readLong(),
          Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS),
          in.readInt(),
          in.readInt());
    } catch (IOException e) {
      throw new JournalFault("position " + position + " of the journal is damaged", e);
    }
  }
}
