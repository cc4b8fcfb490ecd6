package dev.walkout.sim.scenario.script;

import dev.walkout.schemas.Ids;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Layout.Zone;
import dev.walkout.sim.shop.TripPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Somebody in the store, who does things at moments of the script. */
public final class Person {

  /** A person stands before a shelf for so long at least before and after doing something. */
  private static final Duration ABOUT = Duration.ofMillis(1200);

  /** From one zone to the next. */
  private static final Duration STEP = Duration.ofMillis(400);

  private final Party party;
  private final String name;
  private final int number;
  private final List<Deed> deeds = new ArrayList<>();
  private List<TripPlan.Stay> stays = List.of();

  Person(Party party, String name, int number) {
    this.party = party;
    this.name = name;
    this.number = number;
  }

  /** This person at a second of the script. */
  public Moment at(double second) {
    Script script = party.script();
    return new Moment(this, script.instant(second), script.reach(), null);
  }

  /** Leaves the store, with the party if there is one; the door tells. */
  public void leaves(double second) {
    party.leaves(second);
    notes(party.leftAt(), "leaves");
  }

  /** Leaves the store, and the door misses it. */
  public void leavesUnseen(double second) {
    party.leavesUnseen(second);
    notes(party.leftAt(), "leaves, unseen by the door");
  }

  /** Shows a paper: one of the staff lets the whole party buy what is age-restricted, or not. */
  public void showsTheirAge(double second, boolean oldEnough) {
    Instant at = party.checked(second, oldEnough);
    notes(at, oldEnough ? "is old enough, the staff say" : "is too young, the staff say");
  }

  public String name() {
    return name;
  }

  Script script() {
    return party.script();
  }

  String tripId() {
    return party.tripId();
  }

  String nextId() {
    return party.nextMovementId();
  }

  void notes(Instant at, String text) {
    script().stage().note(new Note(at, party.tripId(), name, text));
  }

  Deed does(Deed deed) {
    deeds.add(deed);
    return deed;
  }

  /** The track under which the zone knew this person then. */
  String trackAt(Zone zone, Instant at) {
    return stays.stream()
        .filter(stay -> stay.zone().equals(zone) && stay.overlaps(at, at))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not in " + zone.key()))
        .personTrack();
  }

  /** Where this person was, one stay for each run of deeds in one zone. */
  List<TripPlan.Stay> stays(Instant enteredAt, Instant leftAt) {
    deeds.sort(Comparator.comparing(Deed::from));
    List<TripPlan.Stay> found = new ArrayList<>();
    Instant free = enteredAt;
    int next = 0;
    while (next < deeds.size()) {
      int end = next;
      Zone zone = deeds.get(next).place().zone();
      while (end < deeds.size() && deeds.get(end).place().zone().equals(zone)) {
        end++;
      }
      List<Deed> here = deeds.subList(next, end);
      Instant until = end < deeds.size() ? deeds.get(end).from().minus(STEP) : leftAt;
      TripPlan.Stay stay = stay(found.size(), here, free, until);
      found.add(stay);
      free = stay.leftAt().plusMillis(1);
      next = end;
    }
    stays = List.copyOf(found);
    return stays;
  }

  private TripPlan.Stay stay(int n, List<Deed> here, Instant earliest, Instant latest) {
    Instant begin = here.get(0).from();
    Instant end = here.stream().map(Deed::endsAt).max(Instant::compareTo).orElseThrow();
    if (begin.isBefore(earliest) || end.isAfter(latest)) {
      throw new IllegalStateException(
          name
              + " cannot be in two places: "
              + begin
              + " to "
              + end
              + " is not in "
              + earliest
              + " to "
              + latest);
    }
    String track = Ids.derive("track", party.tripId(), number, n);
    List<HandMovement> movements =
        here.stream()
            .filter(Deed::seen)
            .map(deed -> deed.by(party.tripId(), track))
            .sorted(Comparator.comparing(HandMovement::startedAt))
            .toList();
    Instant enters = later(earliest, begin.minus(ABOUT).minus(script().pause()));
    Instant leaves = earlier(latest, end.plus(ABOUT).plus(script().pause()));
    return new TripPlan.Stay(
        party.tripId(), track, here.get(0).place().zone(), enters, leaves, movements);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
