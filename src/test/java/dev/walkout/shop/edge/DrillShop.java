package dev.walkout.shop.edge;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The store around an agent's simulated cameras: what it sells, who is where, and the receipts that
 * come of what the agent sent. It has the zones of these cameras and no other.
 */
final class DrillShop {

  private static final int PRODUCTS = 64;

  private final Simulation store;
  private final Map<String, String> camerasByZone;

  /** What each burst shows, by camera and beginning; the agent's own numbers say nothing. */
  private final Map<String, String> skus = new HashMap<>();

  /**
   * A store.
   *
   * @param camerasByZone one camera for each zone, as {@code storeId/zoneId}
   */
  DrillShop(long seed, int trips, Map<String, String> camerasByZone) {
    this.camerasByZone = camerasByZone;
    this.store =
        new Simulation(
            StoreConfig.of(seed, trips),
            SensorNoise.standard(),
            new RenderedCatalogue(seed, PRODUCTS).products(),
            Pictures.none());
    Iterator<Emission<?>> day = store.emissions();
    while (day.hasNext()) {
      if (day.next().value() instanceof Observation seen && seen.getBody() instanceof Burst burst) {
        store
            .truth()
            .burst(seen.getSensorId(), seen.getBootId(), seen.getSeq())
            .ifPresent(
                truth -> skus.put(key(seen.getSensorId(), burst.getStartedAt()), truth.sku()));
      }
    }
  }

  /** Makes the topics and tells them everything but what cameras see. */
  void open(ShopFloor floor) {
    TopicAdmin.create(floor.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    try (Publisher publisher = floor.publisher()) {
      for (Emission<?> record : store.catalogue()) {
        if (!(record.value() instanceof Planogram planogram)) {
          LaneWatch.publish(publisher, record);
        } else if (camerasByZone.containsKey(record.key())) {
          planogram.setSensorIds(List.of(camerasByZone.get(record.key())));
          LaneWatch.publish(publisher, record);
        }
      }
      Iterator<Emission<?>> day = store.emissions();
      while (day.hasNext()) {
        Emission<?> next = day.next();
        if (next.topic().equals(Topics.DOOR)
            || (next.topic().equals(Topics.PRESENCE) && camerasByZone.containsKey(next.key()))) {
          LaneWatch.publish(publisher, next);
        }
      }
      publisher.flush();
    }
  }

  /** Recognises and checks out what the agent sends until every trip has its receipt. */
  Map<String, List<String>> receipts(ShopFloor floor) {
    SureRecogniser eyes =
        (burst, source) -> Optional.of(skus.get(key(source.getSensorId(), burst.getStartedAt())));
    try (LaneRun run = floor.open(Lane.LIVE, () -> eyes, 1)) {
      LaneWatch watch = new LaneWatch(floor, store, Progress.silent(), () -> {});
      return text(watch.follow(Lane.LIVE, run));
    }
  }

  static ShopFloor floor(String address, Path state) {
    return new ShopFloor(address, AvroSerdes.inJvm(), state);
  }

  /** Every version of every receipt, without the numbers of the agent's boots in its evidence. */
  private static Map<String, List<String>> text(Results results) {
    Map<String, List<String>> byTrip = new TreeMap<>();
    for (Results.Issued issued : results.receipts()) {
      Receipt receipt = issued.receipt();
      byTrip.computeIfAbsent(receipt.getTripId(), trip -> new ArrayList<>()).add(text(receipt));
    }
    return byTrip;
  }

  private static String text(Receipt receipt) {
    String lines =
        receipt.getLines().stream()
            .map(line -> line.getQuantity() + " " + line.getSku() + " " + line.getAmount())
            .sorted()
            .collect(Collectors.joining(", "));
    String doubts =
        receipt.getDoubts().stream()
            .map(doubt -> doubt.getAction() + " " + doubt.getReason())
            .sorted()
            .collect(Collectors.joining(", "));
    return receipt.getVersion()
        + " "
        + receipt.getStatus()
        + " "
        + receipt.getTotal()
        + ": "
        + (lines.isEmpty() ? "nothing" : lines)
        + "; doubts: "
        + doubts;
  }

  private static String key(String cameraId, Instant startedAt) {
    return cameraId + " " + startedAt;
  }
}
