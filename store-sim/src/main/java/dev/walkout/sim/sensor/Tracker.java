package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.TripPlan;
import dev.walkout.sim.shop.TripPlan.Pass;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** The person tracker of one zone: who is there, on entering, on leaving, and its progress. */
final class Tracker implements Sensor {

  /** What a tracker is called and where it is. */
  record Identity(String sensorId, String bootId, ZoneKey zone) {}

  private record Step(Instant at, Stay stay, Pass pass, boolean leaving) {}

  private final Identity identity;
  private final Timetable<Step> timetable;

  /** A tracker of what this crowd does in its zone. */
  Tracker(Identity identity, Crowd crowd, Beat beat) {
    this.identity = identity;
    this.timetable = new Timetable<>(steps(identity.zone(), crowd), Step::at, beat);
  }

  @Override
  public String id() {
    return identity.sensorId();
  }

  @Override
  public Iterator<Report> iterator() {
    return timetable.reports(id(), this::emission);
  }

  private Emission<Presence> emission(Timetable.Slot<Step> slot) {
    Object body = slot.isBeat() ? new PresenceProgress(slot.at()) : visit(slot.event());
    Presence presence =
        new Presence(identity.sensorId(), identity.bootId(), slot.seq(), slot.at(), body);
    return new Emission<>(Topics.PRESENCE, identity.zone().toString(), presence, slot.at());
  }

  private static Visit visit(Step step) {
    Stay stay = step.stay();
    return new Visit(
        step.pass().entranceTold() ? stay.tripId() : "",
        stay.personTrack(),
        stay.enteredAt(),
        step.leaving() ? stay.leftAt() : null,
        step.pass().kind());
  }

  private static List<Step> steps(ZoneKey zone, Crowd crowd) {
    List<Step> steps = new ArrayList<>();
    for (TripPlan trip : crowd.trips()) {
      for (Stay stay : trip.stays()) {
        if (stay.zone().key().equals(zone)) {
          steps.add(new Step(stay.enteredAt(), stay, trip.pass(), false));
          steps.add(new Step(stay.leftAt(), stay, trip.pass(), true));
        }
      }
    }
    steps.sort(Comparator.comparing(Step::at).thenComparing(step -> step.stay().personTrack()));
    return steps;
  }
}
