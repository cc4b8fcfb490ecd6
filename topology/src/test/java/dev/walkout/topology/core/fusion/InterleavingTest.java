package dev.walkout.topology.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What a zone decides does not depend on how its sensors' reports interleave. */
class InterleavingTest {

  private static final List<String> CAMERAS = List.of("c1", "c2", "c3");
  private static final List<String> SKUS = List.of("milk", "tea", "jam", "elsewhere");

  @Test
  void anyInterleavingGivesTheSameMovements() {
    for (int seed = 0; seed < 60; seed++) {
      Map<String, List<ZoneInput>> reports = reports(random(seed));
      List<Movement> expected = decided(inOrder(reports));
      assertThat(expected).isNotEmpty();
      for (int shuffle = 0; shuffle < 5; shuffle++) {
        List<Movement> again = decided(shuffled(reports, random(1000L * seed + shuffle)));
        assertThat(again.equals(expected)).as("seed %s, shuffle %s", seed, shuffle).isTrue();
      }
    }
  }

  @Test
  void noEvidenceIsForgotten() {
    for (int seed = 0; seed < 60; seed++) {
      Map<String, List<ZoneInput>> reports = reports(random(seed));
      long bursts =
          reports.values().stream()
              .flatMap(List::stream)
              .filter(ZoneInput.Evidence.class::isInstance)
              .count();
      List<Movement> movements = decided(inOrder(reports));
      assertThat(movements.stream().mapToLong(m -> m.evidence().size()).sum()).isEqualTo(bursts);
      assertThat(movements.stream().flatMap(m -> m.evidence().stream()).distinct().count())
          .isEqualTo(bursts);
    }
  }

  /** Hands at random times, seen by most cameras, somewhat apart and not always by name. */
  private static Map<String, List<ZoneInput>> reports(RandomGenerator random) {
    Zone zone = Zone.weighing();
    record Timed(double at, java.util.function.Supplier<ZoneInput> report) {}
    Map<String, List<Timed>> plans = new TreeMap<>();
    TreeMap<Double, Double> changes = new TreeMap<>();
    for (int hand = 0; hand < 25; hand++) {
      double start = random.nextDouble(40);
      double length = 0.6 + random.nextDouble(2);
      String person = "p-t" + random.nextInt(2);
      String sku = SKUS.get(random.nextInt(SKUS.size()));
      Action action = random.nextInt(4) == 0 ? Action.PUT : Action.TAKE;
      int grams = random.nextInt(3) == 0 ? 500 : 300;
      if (random.nextInt(3) > 0) {
        double settled = start + length + random.nextDouble(0.5);
        changes.put(settled, start);
        plans
            .computeIfAbsent("scale", key -> new ArrayList<>())
            .add(
                new Timed(
                    settled,
                    () -> zone.weight(action == Action.TAKE ? -grams : grams, start, settled)));
      }
      for (String camera : CAMERAS) {
        if (random.nextInt(10) == 0) {
          continue;
        }
        double from = start + random.nextDouble(0.3);
        double to = start + length + random.nextDouble(0.3);
        Action seen = random.nextInt(10) == 0 ? Action.UNSURE : action;
        String track = random.nextInt(10) == 0 ? null : person;
        Candidate[] candidates = {
          new Candidate(sku, 0.3 + random.nextDouble(0.2)), new Candidate("tea", 0.5)
        };
        plans
            .computeIfAbsent(camera, key -> new ArrayList<>())
            .add(
                new Timed(
                    to,
                    () ->
                        zone.burst(camera, seen, from, to)
                            .from("shelf-1")
                            .by(track)
                            .seen(Verdict.KNOWN, candidates)));
      }
    }
    Map<String, List<ZoneInput>> reports = new TreeMap<>();
    for (String camera : List.of("c1", "c2", "c3", "scale")) {
      List<Timed> plan = plans.get(camera);
      for (double beat = random.nextDouble(); beat < 100; beat++) {
        // An unsettled scale promises nothing past the moment it began to move.
        double began =
            camera.equals("scale")
                ? changes.tailMap(beat).values().stream().min(Double::compare).orElse(beat)
                : beat;
        double at = beat;
        double upTo = Math.min(beat, began - 0.001);
        plan.add(
            new Timed(
                at,
                () ->
                    new ZoneInput.HeartbeatSeen(zone.next(camera), Zone.at(upTo), Zone.at(upTo))));
      }
      plan.sort(Comparator.comparingDouble(Timed::at));
      reports.put(camera, plan.stream().map(timed -> timed.report().get()).toList());
    }
    reports.put("tracker", presence(zone, random));
    return reports;
  }

  private static List<ZoneInput> presence(Zone zone, RandomGenerator random) {
    List<ZoneInput> reports = new ArrayList<>();
    double switches = 10 + random.nextDouble(20);
    for (double beat = 0.5; beat < 100; beat++) {
      if (beat == 0.5) {
        reports.add(visit(zone, beat, "t0", 0, null));
      }
      if (beat > switches && beat <= switches + 1) {
        reports.add(visit(zone, beat, "t1", switches - 5, null));
        reports.add(visit(zone, beat, "t0", 0, switches));
      }
      reports.add(
          new ZoneInput.PresenceSeen(
              zone.next("tracker"), Zone.at(beat), Zone.at(Math.max(0, beat - 6))));
    }
    reports.add(new ZoneInput.PresenceSeen(zone.next("tracker"), Zone.at(100), Zone.at(100)));
    return reports;
  }

  private static ZoneInput visit(
      Zone zone, double reportedAt, String trip, double entered, Double left) {
    return new ZoneInput.VisitSeen(
        zone.next("tracker"),
        Zone.at(reportedAt),
        trip,
        "p-" + trip,
        Zone.at(entered),
        left == null ? null : Zone.at(left),
        false);
  }

  private static List<Movement> decided(List<ZoneInput> inputs) {
    Zone zone = Zone.weighing();
    inputs.forEach(zone::hear);
    return zone.movements();
  }

  private static List<ZoneInput> inOrder(Map<String, List<ZoneInput>> reports) {
    return reports.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ZoneInput::observedAt))
        .toList();
  }

  private static List<ZoneInput> shuffled(
      Map<String, List<ZoneInput>> reports, RandomGenerator random) {
    List<Deque<ZoneInput>> queues = new ArrayList<>();
    reports.values().forEach(list -> queues.add(new ArrayDeque<>(list)));
    List<ZoneInput> mixed = new ArrayList<>();
    while (!queues.isEmpty()) {
      Deque<ZoneInput> queue = queues.get(random.nextInt(queues.size()));
      for (int i = random.nextInt(20); i >= 0 && !queue.isEmpty(); i--) {
        mixed.add(queue.poll());
      }
      queues.removeIf(Deque::isEmpty);
    }
    return mixed;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
