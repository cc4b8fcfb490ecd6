package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Thresholds;

/**
 * What thresholds do to trials.
 *
 * @param known weight of the trials whose product is in the gallery
 * @param accepted weight of all accepted trials
 * @param wrong weight of those accepted as another product
 */
record Outcome(double known, double accepted, double wrong) {

  static final Outcome NONE = new Outcome(0, 0, 0);

  /** What the thresholds do to one trial. */
  static Outcome of(Trial trial, Thresholds thresholds) {
    Trial.Lead lead = trial.accepted(thresholds);
    return new Outcome(
        trial.stranger() ? 0 : trial.weight(),
        lead == null ? 0 : trial.weight(),
        lead == null || lead.right() ? 0 : trial.weight());
  }

  Outcome plus(Outcome other) {
    return new Outcome(known + other.known, accepted + other.accepted, wrong + other.wrong);
  }

  /** Share of the known trials accepted rightly. */
  double coverage() {
    return known == 0 ? 0 : (accepted - wrong) / known;
  }

  /** Share of the accepted trials that is wrong. */
  double rate() {
    return accepted == 0 ? 0 : wrong / accepted;
  }

  /** The same as if one more had been wrong. */
  double cautiousRate() {
    return (wrong + 1) / (accepted + 1);
  }
}
