package dev.walkout.sim.scenario.script;

import dev.walkout.schemas.Ids;
import dev.walkout.sim.shop.TripPlan;
import dev.walkout.sim.shop.TripPlan.Approval;
import dev.walkout.sim.shop.TripPlan.Pass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People who came through the door together: one trip. */
final class Party {

  private final Script script;
  private final String tripId;
  private final Instant enteredAt;
  private final List<Person> people = new ArrayList<>();
  private Pass pass;
  private Instant leftAt;
  private int movements;

  Party(Script script, String tripId, Instant enteredAt, Pass pass) {
    this.script = script;
    this.tripId = tripId;
    this.enteredAt = enteredAt;
    this.pass = pass;
  }

  Person joinedBy(String name) {
    Person person = new Person(this, name, people.size());
    people.add(person);
    person.notes(enteredAt, pass.entranceTold() ? "comes in" : "slips in behind another");
    return person;
  }

  void leaves(double second) {
    leftAt = script.instant(second);
  }

  void leavesUnseen(double second) {
    leaves(second);
    pass = pass.leavingUnseen();
  }

  Instant checked(double second, boolean oldEnough) {
    Instant at = script.instant(second);
    pass = pass.checked(new Approval(at, oldEnough));
    return at;
  }

  Script script() {
    return script;
  }

  String tripId() {
    return tripId;
  }

  Instant leftAt() {
    return leftAt;
  }

  String nextMovementId() {
    return Ids.derive("true", tripId, movements++);
  }

  TripPlan plan() {
    if (leftAt == null) {
      throw new IllegalStateException("a script ends with somebody in the store: " + tripId);
    }
    List<TripPlan.Stay> stays =
        people.stream().flatMap(person -> person.stays(enteredAt, leftAt).stream()).toList();
    return new TripPlan(tripId, enteredAt, leftAt, stays, pass);
  }
}
