package dev.walkout.sim.shop;

/**
 * What shoppers tend to do; probabilities 0..1.
 *
 * @param leastPieces fewest pieces that a shopper who buys takes home
 * @param mostPieces most pieces
 * @param buysNothing share of trips that leave with nothing; every real shop has them, and an empty
 *     receipt must come out right too
 * @param several probability that two or three pieces of a product are wanted; they are taken one
 *     after another
 * @param secondThoughts probability that, before a product is taken, its neighbour on the shelf is
 *     picked up and put back: the hardest case, for neighbours are look-alikes
 * @param regret probability, per product wanted, that one more product is taken and put back later,
 *     when the shopper passes its shelf again
 * @param browses probability that a zone without anything wanted is visited all the same
 * @param touches probability, per product wanted, that some product is only touched
 */
public record Habits(
    int leastPieces,
    int mostPieces,
    double buysNothing,
    double several,
    double secondThoughts,
    double regret,
    double browses,
    double touches) {

  private static final int MOST_PIECES = 50;

  public Habits {
    if (leastPieces < 1 || mostPieces < leastPieces || mostPieces > MOST_PIECES) {
      throw new IllegalArgumentException(
          "habits.pieces must be a range within 1.."
              + MOST_PIECES
              + ", not "
              + leastPieces
              + ".."
              + mostPieces);
    }
    probability("habits.buys-nothing", buysNothing);
    probability("habits.several", several);
    probability("habits.second-thoughts", secondThoughts);
    probability("habits.regret", regret);
    probability("habits.browses", browses);
    probability("habits.touches", touches);
  }

  /** About five pieces and seven hand movements a trip; nobody only touches. */
  public static Habits standard() {
    return new Habits(3, 7, 0.07, 0.2, 0.12, 0.1, 0.25, 0);
  }

  /** The same with hands that only touch. */
  public Habits withTouches(double probability) {
    return new Habits(
        leastPieces,
        mostPieces,
        buysNothing,
        several,
        secondThoughts,
        regret,
        browses,
        probability);
  }

  private static void probability(String setting, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(setting + " must be 0 to 1, not " + value);
    }
  }
}
