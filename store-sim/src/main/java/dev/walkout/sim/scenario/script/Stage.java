package dev.walkout.sim.scenario.script;

import dev.walkout.sim.sensor.Mishaps;
import dev.walkout.sim.sensor.Mishaps.Blunder;
import dev.walkout.sim.sensor.Mishaps.Outage;
import dev.walkout.sim.sensor.Mishaps.Sight;
import dev.walkout.sim.sensor.Sensors.Scene;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Load;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.shop.TripPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in which rounds of a script are played, and all that has come of them so far. */
final class Stage {

  private final StoreConfig config;
  private final Assortment assortment;
  private final Layout layout;
  private final List<TripPlan> trips = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Note> story = new ArrayList<>();
  private final Map<Sight, Blunder> blunders = new HashMap<>();
  private final List<Outage> outages = new ArrayList<>();
  private final Map<String, Duration> lateness = new HashMap<>();
  private final Set<String> unplanned = new HashSet<>();
  private Duration goOn = Duration.ZERO;
  private int parties;

  Stage(StoreConfig config, Assortment assortment, Layout layout) {
    this.config = config;
    this.assortment = assortment;
    this.layout = layout;
  }

  StoreConfig config() {
    return config;
  }

  Assortment assortment() {
    return assortment;
  }

  Layout layout() {
    return layout;
  }

  /** Where headquarters believe that everything stands. */
  Layout planned() {
    return layout.without(unplanned);
  }

  String nextTripId() {
    return config.tripId(parties++);
  }

  void add(TripPlan trip) {
    trips.add(trip);
  }

  void load(Layout.Shelf shelf, Instant from, Instant to, int grams) {
    loads.add(new Load(shelf.id(), from, to, grams));
  }

  void note(Note note) {
    story.add(note);
  }

  void spoil(String camera, String movementId, Blunder blunder) {
    blunders.put(new Sight(camera, movementId), blunder);
  }

  void dies(String camera, Instant from, Instant until) {
    outages.add(new Outage(camera, from, until));
  }

  void late(String camera, Duration by) {
    lateness.put(camera, by);
  }

  void unplanned(String sku) {
    unplanned.add(sku);
  }

  void goOn(Duration longer) {
    goOn = longer;
  }

  Instant lastExit() {
    return trips.stream().map(TripPlan::leftAt).max(Instant::compareTo).orElseThrow();
  }

  Scene scene() {
    List<TripPlan> inOrder =
        trips.stream().sorted(Comparator.comparing(TripPlan::enteredAt)).toList();
    return new Scene(
        layout, new Crowd(inOrder), loads, new Mishaps(blunders, outages, lateness, goOn));
  }

  List<Note> story() {
    return story.stream().sorted(Comparator.comparing(Note::at)).toList();
  }
}
