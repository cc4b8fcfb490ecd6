package dev.walkout.edge.journal;

import dev.walkout.schemas.avro.Observation;
import java.util.HashMap;
import java.util.Map;

/**
 * The next position, and the next sequence number of each sensor in this boot.
 *
 * <p>What is numbered counts only once it is kept: a write that failed leaves no hole.
 */
final class Numbering {

  /** Sequence numbers of a boot begin here. */
  private static final long FIRST_SEQ = 1;

  private final String bootId;
  private final Map<String, Long> next = new HashMap<>();
  private long nextPosition;

  Numbering(String bootId, long nextPosition) {
    this.bootId = bootId;
    this.nextPosition = nextPosition;
  }

  /** Numbers that may yet be given back. */
  final class Tentative {
    private final Map<String, Long> taken = new HashMap<>();
    private long position = nextPosition;

    Observation number(Draft draft) {
      String sensor = draft.sensorId();
      long seq = taken.getOrDefault(sensor, next.getOrDefault(sensor, FIRST_SEQ));
      taken.put(sensor, seq + 1);
      return new Observation(sensor, bootId, seq, draft.at(), draft.body());
    }

    long position() {
      return position++;
    }

    void keep() {
      next.putAll(taken);
      nextPosition = position;
    }
  }

  Tentative begin() {
    return new Tentative();
  }

  long nextPosition() {
    return nextPosition;
  }
}
