package dev.walkout.vision.evaluate;

/**
 * What a calibration must hold.
 *
 * @param wrongAcceptRate the share of accepted bursts that may be of another product, strangers
 *     included, above 0 and below 1
 * @param strangerShare the share of bursts that show a product outside the gallery, 0 to below 1
 * @param shots anchors of each product in the smallest gallery tried; all anchors are tried too
 * @param rounds random choices of the shots
 * @param seed decides the choices
 */
public record CalibrationGoal(
    double wrongAcceptRate, double strangerShare, int shots, int rounds, long seed) {

  /** 0.5 % wrong, one burst in twenty of a stranger, 5 shots, 3 rounds. */
  public static final CalibrationGoal STANDARD = new CalibrationGoal(0.005, 0.05, 5, 3, 1);

  public CalibrationGoal {
    if (!(wrongAcceptRate > 0 && wrongAcceptRate < 1)) {
      throw new IllegalArgumentException(
          "wrongAcceptRate is " + wrongAcceptRate + "; give a share such as 0.005");
    }
    if (!(strangerShare >= 0 && strangerShare < 1)) {
      throw new IllegalArgumentException(
          "strangerShare is " + strangerShare + "; give a share such as 0.05");
    }
    if (shots < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "shots is " + shots + " and rounds is " + rounds + "; both must be at least 1");
    }
  }

  /** Weight of a stranger's burst where one of an enrolled product weighs 1. */
  double strangerWeight() {
    return strangerShare / (1 - strangerShare);
  }
}
