package dev.walkout.topology.core.fusion;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.LogPosition;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Look;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A zone with cameras c1, c2, c3 and a scale that a test tells things and asks what it decided. */
final class Zone {

  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  static final ZoneKey KEY = new ZoneKey("s1", "z1");

  final List<ZoneDecision> decisions = new ArrayList<>();
  private final ZonePlan plan;
  private final Fusion fusion;
  private final Map<String, Long> sequences = new HashMap<>();
  ZoneState state = ZoneState.EMPTY;

  Zone(String... sensors) {
    this(ZonePlan.of(KEY, Set.of("milk", "tea", "jam"), Set.of(sensors)));
  }

  private Zone(ZonePlan plan) {
    this.plan = plan;
    this.fusion = new Fusion(FusionConfig.defaults().withMinProbability(0.95));
  }

  /** Cameras c1 to c3 and a scale under shelf-1; milk and jam weigh 300 g, tea 500 g. */
  static Zone weighing() {
    Map<String, Integer> grams = Map.of("milk", 300, "jam", 300, "tea", 500, "pin", 2);
    return new Zone(
        new ZonePlan(
            KEY,
            Set.of("milk", "tea", "jam", "pin"),
            Set.of("c1", "c2", "c3", "scale"),
            Map.of("shelf-1", "scale"),
            0,
            sku -> Optional.ofNullable(grams.get(sku)).map(g -> new PieceWeight(g, -1))));
  }

  /** Cameras c1 to c3, of which two suffice. */
  static Zone ofTwoInThree() {
    Set<String> cameras = Set.of("c1", "c2", "c3");
    return new Zone(
        new ZonePlan(KEY, Set.of("milk", "tea", "jam"), cameras, Map.of(), 2, WeightBook.EMPTY));
  }

  /** The scale of shelf-1 settles. */
  void weigh(int deltaGrams, double from, double to) {
    hear(weight(deltaGrams, from, to));
  }

  ZoneInput weight(int deltaGrams, double from, double to) {
    return weight("shelf-1", deltaGrams, span(from, to));
  }

  /** The scale of another shelf settles. */
  void weigh(String shelf, int deltaGrams, double from, double to) {
    hear(weight(shelf, deltaGrams, span(from, to)));
  }

  private ZoneInput weight(String shelf, int deltaGrams, Span span) {
    String scale = shelf.equals("shelf-1") ? "scale" : "scale of " + shelf;
    return new ZoneInput.WeightSeen(next(scale), span.to(), span, shelf, deltaGrams, 5);
  }

  /** All three cameras see a hand at shelf-1. */
  void all(Action action, String sku, double from, double to) {
    for (String camera : List.of("c1", "c2", "c3")) {
      burst(camera, action, from, to).from("shelf-1").by("p-t1").shows(sku);
    }
  }

  static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e6) * 1000);
  }

  static Span span(double from, double to) {
    return new Span(at(from), at(to));
  }

  List<ZoneDecision> hear(ZoneInput input) {
    Fusion.Step step = fusion.decide(state, plan, input);
    state = step.after();
    decisions.addAll(step.decisions());
    return step.decisions();
  }

  SourceRef next(String sensor) {
    return ref(sensor, sequences.merge(sensor, 1L, Long::sum));
  }

  static SourceRef ref(String sensor, long seq) {
    return new SourceRef(
        sensor, "b1", seq, new LogPosition("observations", 0, seq), "hash-" + sensor + "-" + seq);
  }

  /** A burst to be varied; by default nobody and no shelf is named. */
  Burst burst(String camera, Action action, double from, double to) {
    return new Burst(this, camera, action, span(from, to));
  }

  static final class Burst {
    private final Zone zone;
    private final String camera;
    private final Action action;
    private final Span span;
    private String person;
    private String shelf;
    private int pieces = 1;
    private double weight = 1;
    private boolean unsearched;

    private Burst(Zone zone, String camera, Action action, Span span) {
      this.zone = zone;
      this.camera = camera;
      this.action = action;
      this.span = span;
    }

    Burst by(String track) {
      person = track;
      return this;
    }

    Burst from(String shelfId) {
      shelf = shelfId;
      return this;
    }

    Burst of(int count) {
      pieces = count;
      return this;
    }

    Burst withoutIndex() {
      unsearched = true;
      return this;
    }

    /** What its crops are worth. */
    Burst worth(double crops) {
      weight = crops;
      return this;
    }

    /** A plain sight of one product: near, and nothing else listed. */
    List<ZoneDecision> shows(String sku) {
      return shows(Verdict.KNOWN, new Candidate(sku, 0.3));
    }

    /** Thresholds are 0.5 and 1.0, the temperature 0.05. */
    List<ZoneDecision> shows(Verdict verdict, Candidate... candidates) {
      return zone.hear(seen(verdict, candidates));
    }

    SightingSeen seen(Verdict verdict, Candidate... candidates) {
      Look look = new Look(verdict, List.of(candidates), 0.5, 1.0, 0.05, unsearched, weight);
      return new SightingSeen(
          zone.next(camera), span.to(), span, action, shelf, person, pieces, look);
    }
  }

  void visit(String trip, double entered, Double left) {
    visit(trip, "p-" + trip, entered, left, false);
  }

  void staff(String trip, double entered) {
    visit(trip, "p-" + trip, entered, null, true);
  }

  /** Somebody who came in without a trip. */
  void stranger(String track, double entered) {
    visit("", track, entered, null, false);
  }

  private void visit(String trip, String track, double entered, Double left, boolean staff) {
    hear(
        new ZoneInput.VisitSeen(
            next("tracker"),
            at(left == null ? entered : left),
            trip,
            track,
            at(entered),
            left == null ? null : at(left),
            staff));
  }

  void beat(String sensor, double upTo) {
    hear(new ZoneInput.HeartbeatSeen(next(sensor), at(upTo), at(upTo)));
  }

  /** All sensors and the tracker promise to have reported up to the time. */
  void reported(double upTo) {
    plan.sensors().stream().sorted().forEach(sensor -> beat(sensor, upTo));
    hear(new ZoneInput.PresenceSeen(next("tracker"), at(upTo), at(upTo)));
  }

  List<Movement> movements() {
    return all(MovementDecided.class).stream().map(MovementDecided::movement).toList();
  }

  Movement movement() {
    List<Movement> all = movements();
    if (all.size() != 1) {
      throw new AssertionError("expected one movement, not " + all);
    }
    return all.get(0);
  }

  List<CoverageGap> gaps() {
    return all(Progressed.class).stream().flatMap(p -> p.gaps().stream()).toList();
  }

  Instant progress() {
    List<Progressed> all = all(Progressed.class);
    return all.isEmpty() ? null : all.get(all.size() - 1).upTo();
  }

  <D extends ZoneDecision> List<D> all(Class<D> kind) {
    return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
