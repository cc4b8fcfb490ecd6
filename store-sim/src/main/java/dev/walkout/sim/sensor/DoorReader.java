package dev.walkout.sim.sensor;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Left;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.TripPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** The reader at the store's door: who came in and who went out. */
final class DoorReader implements Sensor {

  /** What the reader is called and which store it is the door of. */
  record Identity(String sensorId, String bootId, String storeId) {}

  private record Step(Instant at, TripPlan trip, boolean leaving) {}

  private final Identity identity;
  private final List<Step> steps = new ArrayList<>();

  DoorReader(Identity identity, Crowd crowd) {
    this.identity = identity;
    for (TripPlan trip : crowd.trips()) {
      if (trip.pass().entranceTold()) {
        steps.add(new Step(trip.enteredAt(), trip, false));
      }
      if (trip.pass().exitTold()) {
        steps.add(new Step(trip.leftAt(), trip, true));
      }
    }
    steps.sort(Comparator.comparing(Step::at).thenComparing(step -> step.trip().tripId()));
  }

  @Override
  public String id() {
    return identity.sensorId();
  }

  @Override
  public Iterator<Report> iterator() {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      long seq = Timetable.FIRST_SEQ + i;
      reports.add(new Report(step.at(), id(), false, () -> emission(step, seq)));
    }
    return reports.iterator();
  }

  private Emission<DoorEvent> emission(Step step, long seq) {
    String tripId = step.trip().tripId();
    Object body =
        step.leaving() ? new Left(tripId, identity.storeId(), ExitKind.DOOR) : entered(step.trip());
    DoorEvent event = new DoorEvent(identity.sensorId(), identity.bootId(), seq, step.at(), body);
    return new Emission<>(Topics.DOOR, tripId, event, step.at());
  }

  private Entered entered(TripPlan trip) {
    TripPlan.Pass pass = trip.pass();
    String payment = pass.pays() ? "card-of-" + trip.tripId() : null;
    return new Entered(trip.tripId(), identity.storeId(), pass.kind(), pass.party(), payment);
  }
}
