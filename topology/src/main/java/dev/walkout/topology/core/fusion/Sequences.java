package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.SourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has been heard of each sensor, so that a repeat and a loss show.
 *
 * <p>Bounded: the last boots of a sensor and the last holes of a boot are kept. A record that fills
 * a hole is new, not a repeat, however late it comes.
 */
public record Sequences(SortedMap<String, List<Boot>> boots) {

  static final int BOOTS_KEPT = 3;
  static final int HOLES_KEPT = 16;

  public static final Sequences NONE = new Sequences(new TreeMap<>());

  public Sequences {
    boots = Frozen.copyOf(boots);
  }

  /** The numbers of one boot of a sensor. */
  public record Boot(String bootId, long last, Instant lastAt, List<Hole> holes) {
    public Boot {
      holes = List.copyOf(holes);
    }

    private boolean seen(long seq) {
      return seq <= last && holes.stream().noneMatch(hole -> hole.holds(seq));
    }

    private Boot note(long seq, Instant at, boolean numberedWithinZone) {
      if (seq <= last) {
        return new Boot(bootId, last, lastAt, without(seq));
      }
      Instant latest = at.isAfter(lastAt) ? at : lastAt;
      if (!numberedWithinZone || seq == last + 1) {
        return new Boot(bootId, seq, latest, holes);
      }
      List<Hole> next = new ArrayList<>(holes);
      next.add(new Hole(last + 1, seq - 1));
      int surplus = Math.max(0, next.size() - HOLES_KEPT);
      return new Boot(bootId, seq, latest, next.subList(surplus, next.size()));
    }

    private List<Hole> without(long seq) {
      List<Hole> next = new ArrayList<>();
      for (Hole hole : holes) {
        if (!hole.holds(seq)) {
          next.add(hole);
          continue;
        }
        if (hole.from() < seq) {
          next.add(new Hole(hole.from(), seq - 1));
        }
        if (seq < hole.to()) {
          next.add(new Hole(seq + 1, hole.to()));
        }
      }
      int surplus = Math.max(0, next.size() - HOLES_KEPT);
      return next.subList(surplus, next.size());
    }
  }

  /** Numbers that never came, both ends included. */
  public record Hole(long from, long to) {
    private boolean holds(long seq) {
      return from <= seq && seq <= to;
    }
  }

  boolean seen(ZoneInput input) {
    return boot(input).map(boot -> boot.seen(input.source().seq())).orElse(false);
  }

  /** When the sensor last reported, if numbers are missing between then and this record. */
  Optional<Instant> jumpedFrom(ZoneInput input) {
    return input.numberedWithinZone()
        ? boot(input).filter(boot -> input.source().seq() > boot.last() + 1).map(Boot::lastAt)
        : Optional.empty();
  }

  Sequences note(ZoneInput input) {
    SourceRef source = input.source();
    Instant at = input.observedAt();
    String key = key(input);
    List<Boot> ofSensor = new ArrayList<>(BOOTS_KEPT + 1);
    Boot noted = new Boot(source.bootId(), source.seq(), at, List.of());
    for (Boot boot : boots.getOrDefault(key, List.of())) {
      if (boot.bootId().equals(source.bootId())) {
        noted = boot.note(source.seq(), at, input.numberedWithinZone());
      } else {
        ofSensor.add(boot);
      }
    }
    ofSensor.add(noted);
    int surplus = Math.max(0, ofSensor.size() - BOOTS_KEPT);
    List<Boot> kept = List.copyOf(ofSensor.subList(surplus, ofSensor.size()));
    return new Sequences(Frozen.with(boots, key, kept));
  }

  /** Without the sensors that have been silent since before {@code limit}. */
  Sequences since(Instant limit) {
    SortedMap<String, List<Boot>> kept =
        Frozen.kept(
            boots,
            ofSensor -> Frozen.kept(ofSensor, boot -> boot.lastAt().isBefore(limit)) != ofSensor);
    return kept == boots ? this : new Sequences(kept);
  }

  private Optional<Boot> boot(ZoneInput input) {
    for (Boot boot : boots.getOrDefault(key(input), List.of())) {
      if (boot.bootId().equals(input.source().bootId())) {
        return Optional.of(boot);
      }
    }
    return Optional.empty();
  }

  /** Shelf sensors and person trackers are named apart: they may share a name, not a count. */
  private static String key(ZoneInput input) {
    return (input.numberedWithinZone() ? "shelf:" : "person:") + input.source().sensorId();
  }
}
