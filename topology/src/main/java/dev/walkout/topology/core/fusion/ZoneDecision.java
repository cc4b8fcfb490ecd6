package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import java.time.Instant;
import java.util.List;

/** What a zone records; only {@link ZoneState#apply} turns it into state. */
public sealed interface ZoneDecision {

  /** The record was seen before; nothing changes. */
  record Repeated(ZoneInput input) implements ZoneDecision {}

  /** The record is new and taken in. */
  record Accepted(ZoneInput input) implements ZoneDecision {}

  /** The record is new but no rule can use it; it belongs in the dead letters. */
  record Refused(ZoneInput input, Fault fault) implements ZoneDecision {}

  /** A sensor's numbers jumped: something it reported was lost. */
  record GapFound(CoverageGap gap) implements ZoneDecision {}

  /**
   * A movement, or a doubt about one; its evidence is no longer held.
   *
   * @param lesson what it teaches of products that the planogram does not have here
   */
  record MovementDecided(Movement movement, List<Weighed> lesson) implements ZoneDecision {
    public MovementDecided {
      lesson = List.copyOf(lesson);
    }
  }

  /** The zone does not wait for a silent sensor up to this time; what it tells of it is late. */
  record Excused(String sensorId, Instant upTo) implements ZoneDecision {}

  /**
   * The zone's time has moved on.
   *
   * @param reported the time up to which every sensor has reported
   * @param upTo the time up to which every movement has been decided
   * @param told whether it is worth telling the trips: they are many, and most wait for none of it
   */
  record Progressed(Instant reported, Instant upTo, List<CoverageGap> gaps, boolean told)
      implements ZoneDecision {
    public Progressed {
      gaps = List.copyOf(gaps);
    }
  }
}
