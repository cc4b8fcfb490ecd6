package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Evidence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A burst of which a person has ruled what it shows.
 *
 * @param evidence where it lies
 * @param crops JPEGs, the best first
 */
record RuledBurst(String sku, Evidence evidence, List<byte[]> crops) {

  RuledBurst {
    crops = List.copyOf(crops);
  }

  static RuledBurst of(String sku, Evidence evidence, Burst burst) {
    List<Crop> best = new ArrayList<>(burst.getCrops());
    best.sort((one, other) -> Float.compare(other.getQuality(), one.getQuality()));
    return new RuledBurst(sku, evidence, best.stream().map(RuledBurst::jpeg).toList());
  }

  private static byte[] jpeg(Crop crop) {
    ByteBuffer jpeg = crop.getJpeg().duplicate();
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    return bytes;
  }

  /** What people and anchors call its n-th crop. */
  String name(int crop) {
    return "%s/%d/%d crop %d"
        .formatted(evidence.getTopic(), evidence.getPartition(), evidence.getOffset(), crop + 1);
  }
}
