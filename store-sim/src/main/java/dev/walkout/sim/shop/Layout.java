package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.sim.catalogue.ShopProduct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where everything stands: zones with their shelves and cameras.
 *
 * <p>The variants of one family (a brand within a category) stand beside one another in one zone,
 * as they do in a shop; so the planogram alone cannot tell look-alikes apart.
 */
public record Layout(List<Zone> zones, Map<String, Place> places) {

  /**
   * A zone; cameras, scales and tracker are sensor ids.
   *
   * @param scales the n-th lies under the n-th shelf; none where shelves do not weigh
   */
  public record Zone(
      ZoneKey key, List<Shelf> shelves, List<String> cameras, List<String> scales, String tracker) {

    public Zone {
      shelves = List.copyOf(shelves);
      cameras = List.copyOf(cameras);
      scales = List.copyOf(scales);
    }

    /** What must report before the zone's time moves on. */
    public List<String> sensors() {
      return Stream.concat(cameras.stream(), scales.stream()).toList();
    }

    private Zone without(Set<String> skus) {
      List<Shelf> fewer =
          shelves.stream()
              .map(
                  shelf ->
                      new Shelf(
                          shelf.id(),
                          shelf.skus().stream().filter(sku -> !skus.contains(sku)).toList()))
              .toList();
      return new Zone(key, fewer, cameras, scales, tracker);
    }

    private Zone weighing() {
      List<String> under = shelves.stream().map(shelf -> shelf.id() + "-scale").toList();
      return new Zone(key, shelves, cameras, under, tracker);
    }

    /** Everything that stands in the zone, in shelf order. */
    public List<String> skus() {
      return shelves.stream().flatMap(shelf -> shelf.skus().stream()).toList();
    }
  }

  /** A shelf and what stands on it, from left to right. */
  public record Shelf(String id, List<String> skus) {

    public Shelf {
      skus = List.copyOf(skus);
    }
  }

  /** Where a product stands. */
  public record Place(Zone zone, Shelf shelf) {}

  public Layout {
    zones = List.copyOf(zones);
    places = Map.copyOf(places);
  }

  /**
   * Shares the products out over the zones of the store, whole families in catalogue order.
   *
   * @throws IllegalArgumentException if a product comes twice or there are fewer families than
   *     zones
   */
  public static Layout of(StoreConfig config, List<ShopProduct> products) {
    List<List<String>> families = families(products);
    if (families.size() < config.zones()) {
      throw new IllegalArgumentException(
          StoreConfig.ZONES
              + " must be at most the number of product families, "
              + families.size()
              + ", not "
              + config.zones()
              + ": use fewer zones");
    }
    List<Zone> zones = new ArrayList<>();
    Map<String, Place> places = new HashMap<>();
    for (List<String> skus : share(families, config.zones(), products.size())) {
      Zone zone = zone(config, zones.size() + 1, skus);
      zones.add(zone);
      for (Shelf shelf : zone.shelves()) {
        shelf.skus().forEach(sku -> places.put(sku, new Place(zone, shelf)));
      }
    }
    return new Layout(zones, places);
  }

  /** The same with a scale under every shelf. */
  public Layout weighing() {
    Map<ZoneKey, Zone> weighing = new HashMap<>();
    zones.forEach(zone -> weighing.put(zone.key(), zone.weighing()));
    Map<String, Place> moved = new HashMap<>();
    places.forEach(
        (sku, place) -> moved.put(sku, new Place(weighing.get(place.zone().key()), place.shelf())));
    return new Layout(zones.stream().map(zone -> weighing.get(zone.key())).toList(), moved);
  }

  /** The same without these products. */
  public Layout without(Set<String> skus) {
    List<Zone> fewer = zones.stream().map(zone -> zone.without(skus)).toList();
    Map<String, Place> left = new HashMap<>(places);
    left.keySet().removeAll(skus);
    return new Layout(fewer, left);
  }

  /** The most zones that these products can fill. */
  public static int mostZones(List<ShopProduct> products) {
    return families(products).size();
  }

  /**
   * Where a product stands.
   *
   * @throws IllegalArgumentException if it is not in the store
   */
  public Place place(String sku) {
    Place place = places.get(sku);
    if (place == null) {
      throw new IllegalArgumentException("sku is '" + sku + "': no such product in the store");
    }
    return place;
  }

  /** Families in catalogue order, categories kept together; a product without brand is alone. */
  private static List<List<String>> families(List<ShopProduct> products) {
    Map<String, Map<String, List<String>>> byCategory = new LinkedHashMap<>();
    Map<String, ShopProduct> seen = new HashMap<>();
    for (ShopProduct product : products) {
      if (seen.put(product.sku(), product) != null) {
        throw new IllegalArgumentException(
            "sku is '" + product.sku() + "' twice: give every product its own");
      }
      boolean branded = product.brand() != null && !product.brand().isBlank();
      byCategory
          .computeIfAbsent(product.category(), category -> new LinkedHashMap<>())
          .computeIfAbsent(
              branded ? "brand " + product.brand() : "alone " + product.sku(),
              family -> new ArrayList<>())
          .add(product.sku());
    }
    return byCategory.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /** Consecutive families to each zone, so that every zone holds about the same number. */
  private static List<List<String>> share(List<List<String>> families, int zones, int products) {
    List<List<String>> shared = new ArrayList<>();
    List<String> current = new ArrayList<>();
    int placed = 0;
    for (int i = 0; i < families.size(); i++) {
      current.addAll(families.get(i));
      placed += families.get(i).size();
      int zonesLeft = zones - shared.size() - 1;
      boolean full = (long) placed * zones >= (long) products * (shared.size() + 1);
      boolean othersNeedTheRest = families.size() - i - 1 == zonesLeft;
      if (zonesLeft > 0 && (full || othersNeedTheRest)) {
        shared.add(current);
        current = new ArrayList<>();
      }
    }
    shared.add(current);
    return shared;
  }

  private static Zone zone(StoreConfig config, int number, List<String> skus) {
    ZoneKey key = new ZoneKey(config.storeId(), "zone-" + number);
    String prefix = config.storeId() + "-" + key.zoneId();
    int shelfCount = Math.min(config.shelvesPerZone(), skus.size());
    List<Shelf> shelves = new ArrayList<>();
    for (int i = 0; i < shelfCount; i++) {
      int from = i * skus.size() / shelfCount;
      int to = (i + 1) * skus.size() / shelfCount;
      shelves.add(new Shelf(prefix + "-shelf-" + (i + 1), skus.subList(from, to)));
    }
    List<String> cameras = new ArrayList<>();
    for (int i = 1; i <= config.camerasPerZone(); i++) {
      cameras.add(prefix + "-camera-" + i);
    }
    return new Zone(key, shelves, cameras, List.of(), prefix + "-tracker");
  }
}
