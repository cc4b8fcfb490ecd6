package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Settings;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import java.time.Duration;

/**
 * What fusion can be told of scales.
 *
 * @param spreadShare standard deviation of a piece's weight, as a share of it, where the catalogue
 *     does not say
 * @param misread how often a change is not of what was moved: a leaning hand, a wrong catalogue
 * @param countTrust how often a camera counts the pieces right
 * @param missed how often a scale reports no change although something was moved
 * @param outvote the least posterior at which the product that a scale speaks for holds against
 *     cameras that are sure of another
 * @param insist odds that a camera that saw a direction saw a real movement
 * @param quietGrams a lighter product may leave a scale silent
 * @param settle how long a scale may take to settle after the last hand, with what clocks are off
 * @param rest how long a hand may rest on a shelf: a change that no camera explains waits this long
 *     for its opposite
 */
public record ScaleConfig(
    double spreadShare,
    double misread,
    double countTrust,
    double missed,
    double outvote,
    double insist,
    int quietGrams,
    Duration settle,
    Duration rest) {

  public ScaleConfig {
    Settings.within("fusion.scales.spreadShare", spreadShare, 0, 1);
    Settings.within("fusion.scales.misread", misread, 0, 1);
    Settings.within("fusion.scales.countTrust", countTrust, 0, 1);
    Settings.within("fusion.scales.missed", missed, 0, 1);
    Settings.within("fusion.scales.outvote", outvote, 0, 1);
    Settings.within("fusion.scales.insist", insist, 1, 1e6);
    Settings.within("fusion.scales.quietGrams", quietGrams, -1, 1e6);
    Settings.notNegative("fusion.scales.settle", settle);
    Settings.positive("fusion.scales.rest", rest);
  }

  public static ScaleConfig defaults() {
    return new ScaleConfig(
        0.02, 0.02, 0.85, 0.01, 0.99, 10, 10, Duration.ofMillis(600), Duration.ofSeconds(30));
  }

  /** Standard deviation of one piece's weight in grams. */
  double spread(PieceWeight piece) {
    return piece.spread() >= 0 ? piece.spread() : spreadShare * piece.grams();
  }
}
