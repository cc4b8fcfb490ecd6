package dev.walkout.edge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the journal remembers of a sensor when all it reported has been sent.
 *
 * @param promised up to when it has promised to have reported everything; null for never
 * @param bookmark where its source goes on; null for the beginning
 */
public record SensorMark(Instant promised, String bookmark) {

  /** A sensor that has never reported. */
  public static final SensorMark NONE = new SensorMark(null, null);

  SensorMark promising(Instant upTo) {
    boolean later = promised == null || upTo.isAfter(promised);
    return new SensorMark(later ? upTo : promised, bookmark);
  }

  SensorMark at(String nextBookmark) {
    return nextBookmark == null ? this : new SensorMark(promised, nextBookmark);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytesOut = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytesOut)) {
      out.writeBoolean(promised != null);
      out.writeLong(promised == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, promised));
      out.writeBoolean(bookmark != null);
      out.writeUTF(bookmark == null ? "" : bookmark);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes every write", e);
    }
    return bytesOut.toByteArray();
  }

  static SensorMark read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean hasPromised = in.readBoolean();
      long micros = in.readLong();
      boolean hasBookmark = in.readBoolean();
      String bookmark = in.readUTF();
      return new SensorMark(
          hasPromised ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS) : null,
          hasBookmark ? bookmark : null);
    } catch (IOException e) {
      throw new JournalFault("the journal's memory of a sensor is damaged", e);
    }
  }
}
