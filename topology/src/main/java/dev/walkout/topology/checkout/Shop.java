package dev.walkout.topology.checkout;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.cart.ProductFacts;
import dev.walkout.topology.core.trip.StoreBook;
import dev.walkout.topology.core.trip.StoreProgress;
import dev.walkout.topology.core.trip.ZoneReach;
import dev.walkout.topology.wire.CatalogueWire;
import dev.walkout.topology.wire.TripWire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The catalogue and the progress of the stores, as one partition of trips sees them. */
final class Shop implements StoreBook, PriceBook {

  private final KeyValueStore<String, Planogram> planograms;
  private final KeyValueStore<String, Product> products;
  private final KeyValueStore<String, ZoneReach> progress;
  private final AtomicLong planogramUpdates;

  /** By store, the keys of its zones, as of the update they were read at. */
  private final Map<String, List<ZoneKey>> zones = new HashMap<>();

  /** By store, how far it has come; until one of its zones goes on. */
  private final Map<String, StoreProgress> stores = new HashMap<>();

  private long readAt = -1;

  /** How far each zone has come; nobody else writes it. */
  private final Map<ZoneKey, ZoneReach> reaches = new HashMap<>();

  Shop(ProcessorContext<?, ?> context, AtomicLong planogramUpdates) {
    this.planograms = context.getStateStore(Nodes.PLANOGRAMS);
    this.products = context.getStateStore(Nodes.PRODUCTS);
    this.progress = context.getStateStore(Nodes.PROGRESS);
    this.planogramUpdates = planogramUpdates;
  }

  /** Takes in a zone's promise. */
  void hear(ZoneProgress promise) {
    ZoneKey zone = new ZoneKey(promise.getStoreId(), promise.getZone());
    ZoneReach before = reach(zone);
    ZoneReach after = TripWire.after(before, promise);
    if (after != before) {
      progress.put(zone.toString(), after);
      reaches.put(zone, after);
      stores.remove(zone.storeId());
    }
  }

  /** The time up to which all zones of a store are known. */
  Instant least(String storeId) {
    forgetOldPlanograms();
    Instant least = null;
    for (ZoneKey zone : zones.computeIfAbsent(storeId, this::readZones)) {
      Instant upTo = reach(zone).upTo();
      least = least == null || upTo.isBefore(least) ? upTo : least;
    }
    return least == null ? Instant.MIN : least;
  }

  @Override
  public StoreProgress of(String storeId) {
    forgetOldPlanograms();
    return stores.computeIfAbsent(storeId, this::asItStands);
  }

  private StoreProgress asItStands(String storeId) {
    SortedMap<String, Instant> upTo = new TreeMap<>();
    List<CoverageGap> gaps = new ArrayList<>();
    for (ZoneKey zone : zones.computeIfAbsent(storeId, this::readZones)) {
      ZoneReach reach = reach(zone);
      upTo.put(zone.zoneId(), reach.upTo());
      gaps.addAll(reach.gaps());
    }
    return new StoreProgress(upTo, gaps);
  }

  private void forgetOldPlanograms() {
    long updates = planogramUpdates.get();
    if (updates != readAt) {
      zones.clear();
      stores.clear();
      readAt = updates;
    }
  }

  private List<ZoneKey> readZones(String storeId) {
    List<ZoneKey> found = new ArrayList<>();
    // '0' follows '/', so the range holds the store's zones and no other store's.
    try (KeyValueIterator<String, Planogram> ofStore =
        planograms.range(storeId + "/", storeId + "0")) {
      while (ofStore.hasNext()) {
        found.add(ZoneKey.parse(ofStore.next().key));
      }
    }
    return found;
  }

  @Override
  public Optional<ProductFacts> find(String sku) {
    return Optional.ofNullable(products.get(sku)).map(CatalogueWire::facts);
  }

  private ZoneReach reach(ZoneKey zone) {
    return reaches.computeIfAbsent(zone, this::readReach);
  }

  private ZoneReach readReach(ZoneKey zone) {
    ZoneReach kept = progress.get(zone.toString());
    return kept == null ? ZoneReach.NONE : kept;
  }
}
