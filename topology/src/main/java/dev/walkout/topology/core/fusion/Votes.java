package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Vote;
import dev.walkout.topology.core.Vote.Sureness;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import java.util.List;
import java.util.stream.Collectors;

/** What the cameras of one movement said, each by itself. */
record Votes(List<Vote> all) {

  static Votes of(List<SightingSeen> sightings) {
    double sum = sightings.stream().mapToDouble(s -> s.look().weight()).sum();
    return new Votes(
        sightings.stream()
            .map(
                s ->
                    new Vote(
                        s.source().sensorId(),
                        s.action(),
                        Sureness.valueOf(s.look().verdict().name()),
                        s.look().nearest().orElse(null),
                        s.pieces(),
                        s.look().weight() / sum))
            .toList());
  }

  private List<Vote> sure() {
    return all.stream().filter(v -> v.sure() == Sureness.KNOWN && v.sku() != null).toList();
  }

  /** The products that cameras are sure of, in order. */
  List<String> sureOf() {
    return sure().stream().map(Vote::sku).distinct().sorted().toList();
  }

  /**
   * Whether the product has its quorum: at least this share of the sure votes, if there are any.
   */
  boolean carry(String sku, double quorum) {
    double sum = sure().stream().mapToDouble(Vote::weight).sum();
    double yes = sure().stream().filter(v -> v.sku().equals(sku)).mapToDouble(Vote::weight).sum();
    return sum == 0 || yes >= sum * quorum * 0.999;
  }

  /** Those who named another product or counted otherwise; empty where all agree. */
  String against(String sku, int pieces) {
    return all.stream()
        .filter(v -> (sku != null && !sku.equals(v.sku())) || v.pieces() != pieces)
        .map(v -> v.sensorId() + " saw " + v.pieces() + " " + (v.sku() == null ? "?" : v.sku()))
        .collect(Collectors.joining(", "));
  }
}
