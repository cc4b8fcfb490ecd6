package dev.walkout.sim.truth;

import dev.walkout.sim.shop.Assortment;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The truth about a crowd. */
  public static Truth of(Crowd crowd, Assortment assortment, Collection<TrueBurst> bursts) {
    Bills bills = new Bills(crowd, Sales.of(crowd), assortment);
    Map<String, TrueBasket> baskets = new LinkedHashMap<>();
    List<HandMovement> movements = new ArrayList<>();
    for (TripPlan trip : crowd.trips()) {
      if (trip.pass().pays()) {
        baskets.put(trip.tripId(), bills.of(trip));
      }
      movements.addAll(trip.movements());
    }
    movements.sort(
        Comparator.comparing(HandMovement::startedAt).thenComparing(HandMovement::movementId));
    return new Truth(
        movements,
        baskets,
        bursts.stream().collect(Collectors.toMap(TrueBurst::id, Function.identity())));
  }

  /** The truth about several stores at once. */
  public static Truth union(Collection<Truth> truths) {
    List<HandMovement> movements = new ArrayList<>();
    Map<String, TrueBasket> baskets = new LinkedHashMap<>();
    Map<TrueBurst.Id, TrueBurst> bursts = new HashMap<>();
    for (Truth truth : truths) {
      movements.addAll(truth.movements());
      baskets.putAll(truth.baskets());
      bursts.putAll(truth.bursts());
    }
    return new Truth(movements, baskets, bursts);
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

  /**
   * Reads a ledger that {@link #writeTo} wrote.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not of a ledger; it names the line
   */
  public static Truth readFrom(Path file) throws IOException {
    return TruthFile.read(file);
  }
}
