package dev.walkout.shop.pixels;

import dev.walkout.schemas.avro.Action;
import dev.walkout.shop.bench.Spread;
import dev.walkout.shop.pixels.Pairing.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How well agents found the hands that films show.
 *
 * <p>Only TAKE and PUT count as events, on either side: a burst that says UNSURE of a product that
 * moved has not found it, and a burst that says TAKE of a mere touch is a false one.
 *
 * @param shown products that moved, once for each camera that filmed them
 * @param told bursts that say that one did
 * @param found bursts that say so where one did
 * @param rightAction of those, how many name the direction in which it did
 * @param unsure bursts that say UNSURE where a product moved; nothing is charged for them
 * @param iouMedian median over all crops of the found of intersection over union with the product's
 *     true box
 * @param filledMedian median share of a crop that the product's true box fills
 */
public record FilmScore(
    long shown,
    long told,
    long found,
    long rightAction,
    long unsure,
    double iouMedian,
    double filledMedian) {

  /** Scores bursts that were paired with what really happened. */
  public static FilmScore of(Pairing pairing) {
    List<Pair> found = pairing.pairs().stream().filter(FilmScore::found).toList();
    long shown =
        pairing.pairs().stream().filter(pair -> moves(pair.shown().action())).count()
            + pairing.unseen().stream().filter(hand -> moves(hand.action())).count();
    long told =
        pairing.pairs().stream().filter(pair -> moves(pair.told().action())).count()
            + pairing.strangers().stream().filter(burst -> moves(burst.action())).count();
    List<Double> overlaps = new ArrayList<>();
    List<Double> filled = new ArrayList<>();
    for (Pair pair : found) {
      pair.told().cuts().forEach(cut -> overlaps.add(cut.overlap(pair.shown())));
      pair.told().cuts().forEach(cut -> filled.add(cut.filled(pair.shown())));
    }
    return new FilmScore(
        shown,
        told,
        found.size(),
        found.stream().filter(pair -> pair.told().action() == pair.shown().action()).count(),
        pairing.pairs().stream().filter(FilmScore::missedAsUnsure).count(),
        median(overlaps),
        median(filled));
  }

  /** Share of the bursts that say TAKE or PUT where a product moved; 1 of none. */
  public double precision() {
    return share(found, told);
  }

  /** Share of the products that moved whose burst says TAKE or PUT; 1 of none. */
  public double recall() {
    return share(found, shown);
  }

  /** Share of the found whose direction is right; 1 of none. */
  public double actionRight() {
    return share(rightAction, found);
  }

  private static boolean found(Pair pair) {
    return moves(pair.told().action()) && moves(pair.shown().action());
  }

  private static boolean missedAsUnsure(Pair pair) {
    return !moves(pair.told().action()) && moves(pair.shown().action());
  }

  private static boolean moves(Action action) {
    return action != Action.UNSURE;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private static double median(Collection<Double> values) {
    return values.isEmpty() ? 0 : Spread.percentile(values, 0.5);
  }
}
