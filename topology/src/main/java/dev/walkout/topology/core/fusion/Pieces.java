package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many pieces moved, and how well a product explains what the scale says.
 *
 * <p>A change of d grams has, under n pieces of g grams each, the normal density around n * g whose
 * variance is the scale's (half its tolerance, squared) and n times the product's, mixed with a
 * broad one for the cases that the scale tells of something else. Likelihoods are ratios to the
 * broad density, so a product of unknown weight has 1.
 */
final class Pieces {

  private static final int MOST = 12;

  /** No piece of goods weighs more, in grams; the broad density is one over this. */
  private static final double HEAVIEST = 5000;

  /** Half of the wrong counts are by one piece: one hides behind another. */
  private static final double BY_ONE = 0.5;

  /** What weighs a smaller share of a piece is its empty package. */
  private static final double LEAST_OF_A_PIECE = 0.5;

  private final ScaleConfig config;
  private final WeightBook weights;
  private final ScaleReading reading;

  /** By number of pieces, how much the cameras that counted so many count for. */
  private final SortedMap<Integer, Double> counted = new TreeMap<>();

  Pieces(
      FusionConfig config, WeightBook weights, ScaleReading reading, List<SightingSeen> sightings) {
    this.config = config.scales();
    this.weights = weights;
    this.reading = reading;
    double[] shares =
        new Weighing(config).shares(sightings.stream().map(SightingSeen::look).toList());
    for (int i = 0; i < shares.length; i++) {
      counted.merge(sightings.get(i).pieces(), shares[i], Double::sum);
    }
  }

  /** The log-likelihood of a product by weight and count together; 0 where no scale is asked. */
  double of(String sku) {
    Optional<PieceWeight> piece = weights.find(sku);
    if (reading.own().isEmpty() || piece.isEmpty()) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int n = 1; n <= MOST; n++) {
      best = Math.max(best, byWeight(piece.get(), n) + byCount(n));
    }
    return best;
  }

  /** Whether the scale's change is what so many pieces of the product weigh. */
  boolean explains(String sku) {
    Optional<PieceWeight> piece = weights.find(sku);
    return !reading.isChanged() || piece.isEmpty() || fits(piece.get(), likeliest(piece.get()));
  }

  /** Whether the shelf gained enough for a piece of it, be the catalogue's weight a little off. */
  boolean mayBe(String sku) {
    Optional<PieceWeight> piece = weights.find(sku);
    return !reading.isChanged()
        || piece.isEmpty()
        || reading.deltaGrams() >= LEAST_OF_A_PIECE * piece.get().grams();
  }

  private boolean fits(PieceWeight piece, int n) {
    return byWeight(piece, n) > 0;
  }

  /** How many pieces of the product moved; of an unknown one, null, how many were seen to move. */
  int count(String sku, Action action) {
    Optional<PieceWeight> piece = sku == null ? Optional.empty() : weights.find(sku);
    if (!reading.isChanged() || piece.isEmpty()) {
      return byVotes(action);
    }
    int best = likeliest(piece.get());
    return fits(piece.get(), best) ? best : byVotes(action);
  }

  private int likeliest(PieceWeight piece) {
    int best = 1;
    for (int n = 2; n <= MOST; n++) {
      if (byWeight(piece, n) + byCount(n) > byWeight(piece, best) + byCount(best)) {
        best = n;
      }
    }
    return best;
  }

  /** What most cameras counted; where they are split, what charges less. */
  private int byVotes(Action seen) {
    int winner = 1;
    double most = 0;
    for (Map.Entry<Integer, Double> vote : counted.entrySet()) {
      boolean clear = vote.getValue() > most * 1.001;
      boolean split = vote.getValue() > most * 0.999;
      if (clear || (split && seen == Action.PUT)) {
        winner = vote.getKey();
        most = vote.getValue();
      }
    }
    return winner;
  }

  /** Whether the cameras counted differently from one another. */
  boolean isSplit() {
    return counted.size() > 1;
  }

  private double byWeight(PieceWeight piece, int n) {
    double spread = config.spread(piece);
    double scale = Math.max(1, reading.toleranceGrams() / 2.0);
    double density = 0;
    for (ScaleReading.Own own : reading.own()) {
      double variance = scale * scale + n * spread * spread + own.variance();
      double off = own.grams() - (double) n * piece.grams();
      density +=
          own.probability()
              * StrictMath.exp(-off * off / (2 * variance))
              / StrictMath.sqrt(2 * Math.PI * variance);
    }
    return StrictMath.log((1 - config.misread()) * density * HEAVIEST + config.misread());
  }

  private double byCount(int n) {
    double log = 0;
    for (Map.Entry<Integer, Double> vote : counted.entrySet()) {
      log += vote.getValue() * StrictMath.log(counts(vote.getKey(), n));
    }
    return log;
  }

  /** How often a camera counts so many where n moved. */
  private double counts(int seen, int n) {
    double wrong = 1 - config.countTrust();
    return switch (Math.abs(seen - n)) {
      case 0 -> config.countTrust();
      case 1 -> wrong * BY_ONE / 2;
      default -> wrong * (1 - BY_ONE) / (MOST - 3);
    };
  }
}
