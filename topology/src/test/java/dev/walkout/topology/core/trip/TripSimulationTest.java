package dev.walkout.topology.core.trip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Moves;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartChange.LineRemoved;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Random trips: what must hold after every step, and whatever the order of hearing. */
class TripSimulationTest {

  private static final List<String> SKUS = List.of("milk", "tea", "unpriced");
  private static final double EXIT = 100;

  private record Step(String zone, Movement movement, double upTo) {}

  @Test
  void invariantsHoldAfterEveryStep() {
    for (int seed = 0; seed < 300; seed++) {
      Trip trip = new Trip();
      Map<String, Integer> pieces = new HashMap<>();
      trip.enter(0);
      trip.leave(EXIT);
      for (Step step : mixed(zones(random(seed)), random(seed + 1L))) {
        for (TripDecision decision : hear(trip, step)) {
          note(decision, pieces);
        }
        check(trip, pieces, "seed " + seed);
      }
      assertThat(trip.receipts()).as("seed %s", seed).hasSize(1);
      assertThat(trip.state.waiting()).isEmpty();
    }
  }

  @Test
  void theReceiptDoesNotDependOnTheOrderOfHearing() {
    for (int seed = 0; seed < 150; seed++) {
      Receipt expected = null;
      for (int shuffle = 0; shuffle < 4; shuffle++) {
        Trip trip = new Trip();
        RandomGenerator order = random(7919L * seed + shuffle);
        List<Step> steps = mixed(zones(random(seed)), order);
        int entersAt = order.nextInt(steps.size());
        int leavesAt = entersAt + order.nextInt(steps.size() - entersAt);
        for (int i = 0; i < steps.size(); i++) {
          if (i == entersAt) {
            trip.enter(0);
          }
          if (i == leavesAt) {
            trip.leave(EXIT);
          }
          hear(trip, steps.get(i));
        }
        expected = expected == null ? trip.receipt() : expected;
        assertThat(trip.receipt()).as("seed %s, shuffle %s", seed, shuffle).isEqualTo(expected);
      }
    }
  }

  private static List<TripDecision> hear(Trip trip, Step step) {
    return step.movement() == null
        ? trip.zone(step.zone(), step.upTo())
        : trip.move(step.movement());
  }

  private static void note(TripDecision decision, Map<String, Integer> pieces) {
    if (!(decision instanceof CartChanged changed)) {
      return;
    }
    if (changed.change() instanceof LineAdded added) {
      pieces.put(added.lineId(), added.pieces());
    } else if (changed.change() instanceof LineRemoved removed) {
      pieces.merge(removed.lineId(), -removed.pieces(), Integer::sum);
    } else if (changed.change() instanceof LineCorrected corrected) {
      assertThat(corrected.pieces()).isLessThan(pieces.get(corrected.lineId()));
      pieces.put(corrected.lineId(), corrected.pieces());
    }
  }

  private static void check(Trip trip, Map<String, Integer> pieces, String as) {
    Map<String, Integer> held = new HashMap<>();
    for (Cart.Line line : trip.cart().lines()) {
      assertThat(line.pieces()).as(as).isPositive();
      held.put(line.lineId(), line.pieces());
    }
    pieces.values().removeIf(count -> count == 0);
    assertThat(held).as(as).isEqualTo(pieces);
    for (Receipt receipt : trip.receipts()) {
      Money total = Money.zero("EUR");
      for (Receipt.Line line : receipt.lines()) {
        assertThat(line.amount()).isEqualTo(line.unitPrice().times(line.pieces()));
        assertThat(line.movementIds()).isNotEmpty();
        assertThat(line.evidence()).isNotEmpty();
        total = total.plus(line.amount());
      }
      assertThat(receipt.total()).as(as).isEqualTo(total);
      assertThat(receipt.lines()).extracting(Receipt.Line::sku).doesNotContain("unpriced");
    }
  }

  /** For each zone its movements in time, with promises that never break. */
  private static List<Deque<Step>> zones(RandomGenerator random) {
    List<Deque<Step>> zones = new ArrayList<>();
    for (String zone : List.of("a", "b")) {
      List<Movement> movements = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        movements.add(movement(zone + i, random));
      }
      movements.sort(Comparator.comparing(Movement::endedAt));
      Deque<Step> steps = new ArrayDeque<>();
      double upTo = 0;
      for (Movement movement : movements) {
        double end = java.time.Duration.between(Moves.START, movement.endedAt()).toNanos() / 1e9;
        if (random.nextBoolean()) {
          upTo = Math.max(upTo, end - 0.5 - random.nextDouble(3));
          steps.add(new Step(zone, null, upTo));
        }
        steps.add(new Step(zone, movement, 0));
      }
      steps.add(new Step(zone, null, EXIT + 20));
      zones.add(steps);
    }
    return zones;
  }

  private static Movement movement(String id, RandomGenerator random) {
    double at = 1 + random.nextDouble(EXIT + 5);
    String sku = SKUS.get(random.nextInt(SKUS.size()));
    Weighed best = new Weighed(sku, random.nextInt(5) == 0 ? 0.6 : 0.99);
    Weighed other = new Weighed(sku.equals("milk") ? "tea" : "milk", 1 - best.probability());
    Action action = best.probability() < 0.95 || random.nextInt(3) == 0 ? Action.PUT : Action.TAKE;
    Movement movement = Moves.of("m-" + id, action, 1 + random.nextInt(2), at, best, other);
    return random.nextInt(8) == 0 ? Moves.doubted(movement, DoubtReason.OTHER) : movement;
  }

  private static List<Step> mixed(List<Deque<Step>> zones, RandomGenerator random) {
    List<Step> steps = new ArrayList<>();
    List<Deque<Step>> left = new ArrayList<>(zones);
    while (!left.isEmpty()) {
      Deque<Step> zone = left.get(random.nextInt(left.size()));
      steps.add(zone.poll());
      left.removeIf(Deque::isEmpty);
    }
    return steps;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
