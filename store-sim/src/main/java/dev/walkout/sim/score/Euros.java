package dev.walkout.sim.score;

import java.math.BigDecimal;

/** Minor units as a person reads them. */
final class Euros {

  private Euros() {}

  static String of(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
