package dev.walkout.shop.bench;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.vision.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Utils;

/**
 * Bursts as the simulated cameras see them, the same on every run; both sides of a benchmark work
 * on them over and over.
 *
 * @param bursts distinct bursts, each of {@link #CROPS} crops
 * @param zones one zone for each partition of the observations, so that all are equally full
 */
record Load(List<Burst> bursts, List<ZoneKey> zones) {

  /** A burst is a batch, and a batch of the contract's most crops is the cheapest. */
  static final int CROPS = 8;

  private static final long SEED = 1;
  private static final Instant EPOCH = Instant.parse("2025-01-01T09:00:00Z");
  private static final String STORE = "bench";

  /** So many distinct bursts of the catalogue's products, at the standard difficulty. */
  static Load of(Catalogue catalogue, int distinct, Progress progress) {
    Pictures pictures = Pictures.of(catalogue, new CropCamera(Difficulty.standard()));
    List<ShopProduct> products = catalogue.products();
    List<Burst> bursts = new ArrayList<>();
    progress.begin("rendering crops", (long) distinct * CROPS);
    for (int i = 0; i < distinct; i++) {
      SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + i);
      String sku = products.get(i % products.size()).sku();
      List<Crop> crops = pictures.crops(sku, CROPS, random);
      Instant at = EPOCH.plusSeconds(i);
      bursts.add(new Burst(Action.TAKE, at, at.plusMillis(800), null, null, 1, crops));
      progress.step(CROPS, "");
    }
    progress.end(distinct + " bursts of " + CROPS);
    return new Load(List.copyOf(bursts), zones(Topics.OBSERVATIONS.partitions()));
  }

  /** The n-th burst of an endless row of them. */
  Burst burst(long n) {
    return bursts.get((int) (n % bursts.size()));
  }

  /** The n-th burst as its camera reports it. */
  Observation observation(long n) {
    Burst burst = burst(n);
    return new Observation(zone(n).zoneId() + "-camera", "boot", n, burst.getEndedAt(), burst);
  }

  /** The zone of the n-th burst: partition after partition in turn. */
  ZoneKey zone(long n) {
    return zones.get((int) (n % zones.size()));
  }

  double bytesPerCrop() {
    return bursts.stream()
        .flatMap(burst -> burst.getCrops().stream())
        .mapToInt(crop -> crop.getJpeg().remaining())
        .average()
        .orElse(0);
  }

  /** For every partition the first zone that Kafka's own partitioner sends there. */
  static List<ZoneKey> zones(int partitions) {
    ZoneKey[] zones = new ZoneKey[partitions];
    int missing = partitions;
    for (int i = 0; missing > 0; i++) {
      ZoneKey zone = new ZoneKey(STORE, "z" + i);
      byte[] key = zone.toString().getBytes(StandardCharsets.UTF_8);
      int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
      if (zones[partition] == null) {
        zones[partition] = zone;
        missing--;
      }
    }
    return List.of(zones);
  }
}
