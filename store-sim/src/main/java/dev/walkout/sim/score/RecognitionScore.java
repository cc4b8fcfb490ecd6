package dev.walkout.sim.score;

import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How recognition judged the bursts of a run, compared with what they really show. A burst counts
 * once, however often it was delivered.
 *
 * @param bursts bursts judged, the unreadable ones included
 * @param crops their crops; unreadable bursts do not tell theirs
 * @param gate how the answers were found
 * @param gateErrorRate of the answers by the centroids alone, share that is wrong: another product
 *     accepted, or a product of the shop rejected
 * @param top1 share of readable bursts whose nearest candidate is the true product
 * @param verdicts what was said, and how often KNOWN was the wrong product
 * @param unreadable bursts of which no crop could be read
 * @param strangers bursts that the simulation never made
 */
public record RecognitionScore(
    long bursts,
    long crops,
    Gate gate,
    double gateErrorRate,
    double top1,
    Verdicts verdicts,
    long unreadable,
    long strangers) {

  /** Bursts by the way their answer was found. */
  public record Gate(long accept, long reject, long search) {}

  /** Readable bursts by verdict. */
  public record Verdicts(long known, long wronglyKnown, long ambiguous, long unknown) {}

  /** Compares sightings with the truth; other records pass unseen. */
  public static RecognitionScore of(Iterable<Recognised> recognised, Truth truth) {
    Counts counts = new Counts();
    Set<TrueBurst.Id> seen = new HashSet<>();
    for (Recognised record : recognised) {
      ObservationRef source = record.getSource();
      var id = new TrueBurst.Id(source.getSensorId(), source.getBootId(), source.getSeq());
      boolean burst =
          record.getBody() instanceof Sighting || record.getBody() instanceof UnreadableBurst;
      if (burst && seen.add(id)) {
        counts.add(record.getBody(), Optional.ofNullable(truth.bursts().get(id)));
      }
    }
    return counts.score();
  }

  private static final class Counts {
    private long crops;
    private long accept;
    private long reject;
    private long search;
    private long gateErrors;
    private long top1;
    private long known;
    private long wronglyKnown;
    private long ambiguous;
    private long unknown;
    private long unreadable;
    private long strangers;

    void add(Object body, Optional<TrueBurst> truth) {
      strangers += truth.isEmpty() ? 1 : 0;
      if (body instanceof Sighting sighting) {
        add(sighting, truth.map(TrueBurst::sku).orElse(""));
      } else {
        unreadable++;
      }
    }

    private void add(Sighting sighting, String trueSku) {
      crops += sighting.getCrops().size();
      boolean right =
          !sighting.getCandidates().isEmpty()
              && sighting.getCandidates().get(0).getSku().equals(trueSku);
      top1 += right ? 1 : 0;
      if (sighting.getPath() == MatchPath.GATE_ACCEPT) {
        accept++;
        gateErrors += right ? 0 : 1;
      } else if (sighting.getPath() == MatchPath.GATE_REJECT) {
        reject++;
        gateErrors += trueSku.isEmpty() ? 0 : 1;
      } else {
        search++;
      }
      if (sighting.getVerdict() == Verdict.KNOWN) {
        known++;
        wronglyKnown += right ? 0 : 1;
      } else if (sighting.getVerdict() == Verdict.AMBIGUOUS) {
        ambiguous++;
      } else {
        unknown++;
      }
    }

    RecognitionScore score() {
      long readable = known + ambiguous + unknown;
      return new RecognitionScore(
          readable + unreadable,
          crops,
          new Gate(accept, reject, search),
          rate(gateErrors, accept + reject),
          rate(top1, readable),
          new Verdicts(known, wronglyKnown, ambiguous, unknown),
          unreadable,
          strangers);
    }

    private static double rate(long part, long whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }
}
