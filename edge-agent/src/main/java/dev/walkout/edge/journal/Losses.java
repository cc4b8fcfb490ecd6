package dev.walkout.edge.journal;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Observation;
import java.util.Comparator;
import java.util.List;

/** What becomes of a burst for which there is no room, and what is said of it. */
final class Losses {

  /** Two views of a product in a hand are often enough to know it, and a quarter of eight. */
  static final int KEPT_CROPS = 2;

  private Losses() {}

  /** The burst with its best crops only, in their order. */
  static Burst trimmed(Burst burst) {
    List<Crop> best =
        burst.getCrops().stream()
            .sorted(Comparator.comparing(Crop::getQuality).reversed())
            .limit(KEPT_CROPS)
            .toList();
    List<Crop> kept = burst.getCrops().stream().filter(crop -> holds(best, crop)).toList();
    return Burst.newBuilder(burst).setCrops(kept).build();
  }

  /** The gap that a burst leaves which is given up whole. */
  static Gap whole(Burst burst, String why) {
    return gap(
        burst,
        "burst given up with its "
            + burst.getCrops().size()
            + " crops, "
            + bytes(burst)
            + " bytes: "
            + why);
  }

  /** What is told beside a burst that lost some of its crops. */
  static Gap part(Observation before, Burst trimmed) {
    Burst burst = (Burst) before.getBody();
    int crops = burst.getCrops().size();
    return gap(
        burst,
        (crops - trimmed.getCrops().size())
            + " of the "
            + crops
            + " crops of burst "
            + before.getBootId()
            + " "
            + before.getSeq()
            + " given up, "
            + (bytes(burst) - bytes(trimmed))
            + " bytes: the journal is full; the burst itself is sent");
  }

  private static boolean holds(List<Crop> best, Crop crop) {
    return best.stream().anyMatch(other -> other == crop); // equal crops are still two
  }

  private static long bytes(Burst burst) {
    return burst.getCrops().stream().mapToLong(crop -> crop.getJpeg().remaining()).sum();
  }

  private static Gap gap(Burst burst, String detail) {
    return new Gap(burst.getStartedAt(), burst.getEndedAt(), GapReason.JOURNAL_FULL, detail);
  }
}
