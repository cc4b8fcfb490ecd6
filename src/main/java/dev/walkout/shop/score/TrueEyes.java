package dev.walkout.shop.score;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.truth.Truth;
import dev.walkout.topology.recognition.Recogniser;
import java.util.List;

/** Recognition that is always right, also about what the shop does not sell: that is unknown. */
public final class TrueEyes implements Recogniser {

  private final SureRecogniser oracle;
  private final Assortment assortment;

  public TrueEyes(Truth truth, Assortment assortment) {
    this.oracle = SureRecogniser.oracle(truth);
    this.assortment = assortment;
  }

  @Override
  public Sighting recognise(Burst burst, ObservationRef source) {
    Sighting sighting = oracle.recognise(burst, source);
    if (assortment.article(oracle.sku(burst, source)).sold()) {
      return sighting;
    }
    sighting.getCrops().forEach(crop -> crop.setVerdict(Verdict.UNKNOWN));
    return Sighting.newBuilder(sighting)
        .setVerdict(Verdict.UNKNOWN)
        .setCandidates(List.of())
        .setReason("the shop does not sell it")
        .build();
  }
}
