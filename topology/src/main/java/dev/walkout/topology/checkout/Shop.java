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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The catalogue and the progress of the stores, as one partition of trips sees them. */
final class Shop implements StoreBook, PriceBook {

  private final KeyValueStore<String, Planogram> planograms;
  private final KeyValueStore<String, Product> products;
  private final KeyValueStore<String, ZoneReach> progress;

  Shop(ProcessorContext<?, ?> context) {
    this.planograms = context.getStateStore(Nodes.PLANOGRAMS);
    this.products = context.getStateStore(Nodes.PRODUCTS);
    this.progress = context.getStateStore(Nodes.PROGRESS);
  }

  /** Takes in a zone's promise. */
  void hear(ZoneProgress promise) {
    String key = new ZoneKey(promise.getStoreId(), promise.getZone()).toString();
    ZoneReach before = reach(key);
    ZoneReach after = TripWire.after(before, promise);
    if (after != before) {
      progress.put(key, after);
    }
  }

  @Override
  public StoreProgress of(String storeId) {
    SortedMap<String, Instant> zones = new TreeMap<>();
    List<CoverageGap> gaps = new ArrayList<>();
    // '0' follows '/', so the range holds the store's zones and no other store's.
    try (KeyValueIterator<String, Planogram> ofStore =
        planograms.range(storeId + "/", storeId + "0")) {
      while (ofStore.hasNext()) {
        String key = ofStore.next().key;
        ZoneReach reach = reach(key);
        zones.put(key.substring(storeId.length() + 1), reach.upTo());
        gaps.addAll(reach.gaps());
      }
    }
    return new StoreProgress(zones, gaps);
  }

  @Override
  public Optional<ProductFacts> find(String sku) {
    return Optional.ofNullable(products.get(sku)).map(CatalogueWire::facts);
  }

  private ZoneReach reach(String zoneKey) {
    ZoneReach reach = progress.get(zoneKey);
    return reach == null ? ZoneReach.NONE : reach;
  }
}
