package dev.walkout.shop.pixels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which burst of an agent shows which hand of its films: of the same camera, at the same time, each
 * at most once. Where several could be, those belong together that cover the same time and whose
 * crops lie where the product is; what the agent says of the action counts nothing.
 *
 * @param pairs what belongs together
 * @param strangers bursts where no hand was
 * @param unseen hands of which there is no burst
 */
public record Pairing(List<Pair> pairs, List<Told> strangers, List<Shown> unseen) {

  public Pairing {
    pairs = List.copyOf(pairs);
    strangers = List.copyOf(strangers);
    unseen = List.copyOf(unseen);
  }

  /** A burst and the hand that it shows. */
  public record Pair(Told told, Shown shown) {

    /** Share of the longer stretch of time that both cover, and the mean overlap of the boxes. */
    private double fit() {
      double boxes =
          told.cuts().stream().mapToDouble(cut -> cut.overlap(shown)).average().orElse(0);
      Instant from = later(told.startedAt(), shown.startedAt());
      Instant to = told.endedAt().isBefore(shown.endedAt()) ? told.endedAt() : shown.endedAt();
      long longer =
          Math.max(
              nanos(told.startedAt(), told.endedAt()), nanos(shown.startedAt(), shown.endedAt()));
      return (double) nanos(from, to) / Math.max(1, longer) + boxes;
    }

    private boolean meet() {
      return told.id().sensorId().equals(shown.cameraId())
          && !told.startedAt().isAfter(shown.endedAt())
          && !told.endedAt().isBefore(shown.startedAt());
    }
  }

  /** Pairs bursts and hands, the best fitting first. */
  public static Pairing of(List<Told> told, List<Shown> shown) {
    List<Pair> possible = new ArrayList<>();
    for (Told burst : told) {
      shown.stream().map(hand -> new Pair(burst, hand)).filter(Pair::meet).forEach(possible::add);
    }
    possible.sort(Comparator.comparingDouble(Pair::fit).reversed());
    List<Pair> pairs = new ArrayList<>();
    Set<Object> used = new HashSet<>();
    for (Pair pair : possible) {
      if (!used.contains(pair.told()) && !used.contains(pair.shown())) {
        used.add(pair.told());
        used.add(pair.shown());
        pairs.add(pair);
      }
    }
    return new Pairing(
        pairs,
        told.stream().filter(burst -> !used.contains(burst)).toList(),
        shown.stream().filter(hand -> !used.contains(hand)).toList());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static long nanos(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos());
  }
}
