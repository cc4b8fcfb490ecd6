package dev.walkout.shop.bench.gate;

import dev.walkout.vision.match.Match;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;

/**
 * What a gate made of some bursts, beside one that always searches.
 *
 * @param decided bursts that it decided itself, and their crops
 * @param wrong of these: another product accepted, or an enrolled one rejected
 * @param differ of these: another verdict or product than by searching
 * @param known of all, by searching
 * @param knownWrong of these, another product
 * @param unknown of all, by searching; all products are enrolled, so each is a mistake
 * @param unanswered bursts that it decided itself with the index in reach, and not without
 */
record Decisions(
    long bursts,
    long crops,
    long decided,
    long decidedCrops,
    long wrong,
    long differ,
    long known,
    long knownWrong,
    long unknown,
    long unanswered) {

  static final Decisions NONE = new Decisions(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The three answers to one burst. */
  record Answers(Match gate, Match always, Match down) {}

  /** One burst more. */
  Decisions plus(int itsCrops, String sku, Answers answers) {
    boolean itself = answers.gate().path() != Path.SEARCH;
    boolean searchedKnown = answers.always().verdict() == Verdict.KNOWN;
    return plus(
        new Decisions(
            1,
            itsCrops,
            one(itself),
            itself ? itsCrops : 0,
            one(itself && !names(answers.gate(), sku)),
            one(itself && !same(answers.gate(), answers.always())),
            one(searchedKnown),
            one(searchedKnown && !names(answers.always(), sku)),
            one(answers.always().verdict() == Verdict.UNKNOWN),
            one(itself && !same(answers.gate(), answers.down()))));
  }

  /** Both together. */
  Decisions plus(Decisions other) {
    return new Decisions(
        bursts + other.bursts,
        crops + other.crops,
        decided + other.decided,
        decidedCrops + other.decidedCrops,
        wrong + other.wrong,
        differ + other.differ,
        known + other.known,
        knownWrong + other.knownWrong,
        unknown + other.unknown,
        unanswered + other.unanswered);
  }

  double shareOfBursts() {
    return share(decided, bursts);
  }

  double shareOfCrops() {
    return share(decidedCrops, crops);
  }

  double errorRate() {
    return share(wrong, decided);
  }

  /** Of the gate's own decisions, the share that searching would have made too. */
  double agreement() {
    return 1 - share(differ, decided);
  }

  private static boolean names(Match match, String sku) {
    return match.verdict() == Verdict.KNOWN && match.candidates().get(0).sku().equals(sku);
  }

  private static boolean same(Match a, Match b) {
    return a.verdict() == b.verdict()
        && (a.verdict() != Verdict.KNOWN || names(a, b.candidates().get(0).sku()));
  }

  private static long one(boolean yes) {
    return yes ? 1 : 0;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
