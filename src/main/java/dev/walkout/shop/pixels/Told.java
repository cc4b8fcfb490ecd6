package dev.walkout.shop.pixels;

import dev.walkout.edge.frame.Box;
import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Instant;
import java.util.List;

/**
 * A burst that an agent sent.
 *
 * @param id the observation that carries it; its sensor is the camera
 * @param cuts where its crops were cut out
 */
public record Told(
    TrueBurst.Id id, Action action, Instant startedAt, Instant endedAt, List<Cut> cuts) {

  public Told {
    cuts = List.copyOf(cuts);
  }

  /**
   * A crop's place.
   *
   * @param frame number of the frame in its film, from 0
   */
  public record Cut(long frame, Box box) {

    /** Intersection over union with the product's true box; 0 where the product is not. */
    double overlap(Shown shown) {
      return shown.box(frame).map(box::overlap).orElse(0.0);
    }

    /** Share of the crop that the product fills, by its true box. */
    double filled(Shown shown) {
      return (double) shown.box(frame).map(box::shared).orElse(0L) / box.area();
    }
  }
}
