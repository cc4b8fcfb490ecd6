package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of every burst of a lane, counted from its topics: used, repeated, doubted or dead.
 *
 * <p>A burst counts once, by its best end: one that decided a movement is used even if another
 * movement doubts it.
 */
public final class Accounting {

  private final Truth truth;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> decided = new HashSet<>();
  private final Set<String> doubted = new HashSet<>();
  private final Map<MatchPath, Integer> paths = new EnumMap<>(MatchPath.class);
  private int repeated;
  private int crops;
  private int gateErrors;

  /** The truth tells where the gate was wrong. */
  public Accounting(Truth truth) {
    this.truth = truth;
  }

  /**
   * The sum for a lane.
   *
   * @param bursts distinct bursts that recognition answered
   */
  public record Sum(int bursts, int used, int repeated, int doubted, int dead) {

    /** Bursts that ended nowhere: 0, or something was lost silently. */
    public int lost() {
      return bursts - used - doubted - dead;
    }
  }

  /** How recognition decided, in shares of the bursts. */
  public record GateShares(double accept, double reject, double search) {}

  /** Notes one record of {@code sightings}. */
  public void sighting(Recognised recognised) {
    String id = id(recognised.getSource());
    if (recognised.getBody() instanceof Sighting sighting) {
      if (seen.add(id)) {
        note(recognised.getSource(), sighting);
      } else {
        repeated++;
      }
    } else if (recognised.getBody() instanceof UnreadableBurst) {
      if (seen.add(id)) {
        unreadable.add(id);
      } else {
        repeated++;
      }
    }
  }

  /** Notes one record of {@code movements}. */
  public void movement(MovementEvent event) {
    if (event.getBody() instanceof Movement movement) {
      Set<String> end = movement.getDoubt() == null ? decided : doubted;
      movement.getEvidence().forEach(ref -> end.add(id(ref)));
    }
  }

  public Sum sum() {
    Set<String> dead = new HashSet<>(unreadable);
    Set<String> used = new HashSet<>(decided);
    used.retainAll(seen);
    used.removeAll(dead);
    Set<String> onlyDoubted = new HashSet<>(doubted);
    onlyDoubted.retainAll(seen);
    onlyDoubted.removeAll(used);
    onlyDoubted.removeAll(dead);
    return new Sum(seen.size(), used.size(), repeated, onlyDoubted.size(), dead.size());
  }

  public int crops() {
    return crops;
  }

  public GateShares gate() {
    return new GateShares(
        share(MatchPath.GATE_ACCEPT), share(MatchPath.GATE_REJECT), share(MatchPath.SEARCH));
  }

  /** Share of the gate's own decisions (accepts and rejects, not searches) that were wrong. */
  public double gateErrorRate() {
    int byGate = count(MatchPath.GATE_ACCEPT) + count(MatchPath.GATE_REJECT);
    return byGate == 0 ? 0 : (double) gateErrors / byGate;
  }

  private void note(ObservationRef source, Sighting sighting) {
    crops += sighting.getCrops().size();
    paths.merge(sighting.getPath(), 1, Integer::sum);
    boolean byGate = sighting.getPath() != MatchPath.SEARCH;
    if (byGate && !right(source, sighting)) {
      gateErrors++;
    }
  }

  /** Every product of the simulated store is enrolled, so a reject is always wrong. */
  private boolean right(ObservationRef source, Sighting sighting) {
    String sku =
        truth
            .burst(source.getSensorId(), source.getBootId(), source.getSeq())
            .map(TrueBurst::sku)
            .orElse("");
    return sighting.getVerdict() == Verdict.KNOWN
        && sighting.getCandidates().get(0).getSku().equals(sku);
  }

  private double share(MatchPath path) {
    int all = paths.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : (double) count(path) / all;
  }

  private int count(MatchPath path) {
    return paths.getOrDefault(path, 0);
  }

  private static String id(ObservationRef ref) {
    return ref.getSensorId() + "|" + ref.getBootId() + "|" + ref.getSeq();
  }
}
