package dev.walkout.topology.checkout;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZonePlan;
import dev.walkout.topology.fault.BadInput;
import dev.walkout.topology.wire.CatalogueWire;
import dev.walkout.topology.wire.ZoneWire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The planograms of the zones, as rules see them; parsed again only when one has changed. */
final class Plans {

  private final KeyValueStore<String, Planogram> planograms;
  private final KeyValueStore<String, Product> products;
  private final AtomicLong updates;
  private final Map<String, ZonePlan> parsed = new HashMap<>();
  private long parsedAt = -1;

  Plans(ProcessorContext<?, ?> context, AtomicLong updates) {
    this.planograms = context.getStateStore(Nodes.PLANOGRAMS);
    this.products = context.getStateStore(Nodes.PRODUCTS);
    this.updates = updates;
  }

  /**
   * The plan of the zone with this key.
   *
   * @throws BadInput if it is no zone's key or no planogram has the zone
   */
  ZonePlan of(String key) {
    long now = updates.get();
    if (now != parsedAt) {
      parsed.clear();
      parsedAt = now;
    }
    return parsed.computeIfAbsent(key, this::parse);
  }

  private ZonePlan parse(String key) {
    ZoneKey zone = ZoneWire.zone(key);
    Planogram planogram = planograms.get(key);
    if (planogram == null) {
      throw new BadInput("key", key, "no planogram has this zone: publish one, then resend");
    }
    return ZoneWire.plan(zone, planogram, this::weight);
  }

  private Optional<PieceWeight> weight(String sku) {
    return Optional.ofNullable(products.get(sku)).flatMap(CatalogueWire::weight);
  }
}
