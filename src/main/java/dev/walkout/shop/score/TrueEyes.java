package dev.walkout.shop.score;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.truth.Truth;
import java.util.Optional;

/** Recognition that is always right, also about what the shop does not sell: that is unknown. */
public final class TrueEyes implements SureRecogniser {

  private final SureRecogniser oracle;
  private final Assortment assortment;

  public TrueEyes(Truth truth, Assortment assortment) {
    this.oracle = SureRecogniser.oracle(truth);
    this.assortment = assortment;
  }

  @Override
  public Optional<String> sku(Burst burst, ObservationRef source) {
    return oracle.sku(burst, source).filter(sku -> assortment.article(sku).sold());
  }
}
