package dev.walkout.sim.truth;

import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Sales;
import dev.walkout.sim.shop.TripPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ledger of what really happened in a simulated store; sensors and checkout never see it.
 *
 * @param movements every movement in order of its beginning
 * @param baskets what each trip carried out, by trip, in order of arrival
 * @param bursts what each burst shows
 */
public record Truth(
    List<HandMovement> movements,
    Map<String, TrueBasket> baskets,
    Map<TrueBurst.Id, TrueBurst> bursts) {

  public Truth {
    movements = List.copyOf(movements);
    baskets = Collections.unmodifiableMap(new LinkedHashMap<>(baskets));
    bursts = Map.copyOf(bursts);
  }

  /** The truth about a crowd, with the prices of the products. */
  public static Truth of(Crowd crowd, List<ShopProduct> products, Collection<TrueBurst> bursts) {
    Map<String, ShopProduct> bySku =
        products.stream().collect(Collectors.toMap(ShopProduct::sku, Function.identity()));
    Sales sales = Sales.of(crowd);
    Map<String, TrueBasket> baskets = new LinkedHashMap<>();
    List<HandMovement> movements = new ArrayList<>();
    for (TripPlan trip : crowd.trips()) {
      baskets.put(trip.tripId(), basket(trip, sales, bySku));
      movements.addAll(trip.movements());
    }
    movements.sort(
        Comparator.comparing(HandMovement::startedAt).thenComparing(HandMovement::movementId));
    return new Truth(
        movements,
        baskets,
        bursts.stream().collect(Collectors.toMap(TrueBurst::id, Function.identity())));
  }

  /** What the burst with this observation's coordinates shows; empty if the sim made no such. */
  public Optional<TrueBurst> burst(String sensorId, String bootId, long seq) {
    return Optional.ofNullable(bursts.get(new TrueBurst.Id(sensorId, bootId, seq)));
  }

  /**
   * Writes the ledger as JSON lines: an object per movement, basket and burst, told apart by {@code
   * kind}.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path file) throws IOException {
    TruthFile.write(this, file);
  }

  private static TrueBasket basket(TripPlan trip, Sales sales, Map<String, ShopProduct> products) {
    List<TrueBasket.Line> lines = new ArrayList<>();
    new TreeMap<>(sales.baskets().get(trip.tripId()))
        .forEach(
            (sku, pieces) -> {
              ShopProduct product = products.get(sku);
              lines.add(new TrueBasket.Line(sku, product.name(), pieces, product.priceMinor()));
            });
    return new TrueBasket(trip.tripId(), trip.enteredAt(), trip.leftAt(), lines);
  }
}
