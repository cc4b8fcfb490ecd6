package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which trips took what from a zone and have not put it back there; bounded, the oldest goes first.
 *
 * @param entries in order of the time of their last change
 */
public record Ledger(List<Entry> entries) {

  static final int KEPT = 256;

  public static final Ledger EMPTY = new Ledger(List.of());

  /** Pieces that a trip took and holds. */
  public record Entry(String tripId, String sku, int pieces, Instant at) {}

  public Ledger {
    entries = List.copyOf(entries);
  }

  /** What other trips hold of the product, an entry each, when the trip itself holds none. */
  List<Entry> others(String sku, String tripId) {
    List<Entry> all = entries.stream().filter(entry -> entry.sku().equals(sku)).toList();
    return all.stream().anyMatch(entry -> entry.tripId().equals(tripId)) ? List.of() : all;
  }

  Ledger after(Movement movement) {
    String trip = movement.who().tripId();
    String sku = movement.what().sku();
    if (movement.doubt() != null || trip == null || sku == null) {
      return this;
    }
    boolean passedOn = !movement.who().holders().isEmpty();
    String holder = passedOn ? movement.who().holders().get(0) : trip;
    int pieces = movement.what().pieces();
    return changed(
        holder, sku, movement.action() == Action.TAKE ? pieces : -pieces, movement.endedAt());
  }

  private Ledger changed(String trip, String sku, int pieces, Instant at) {
    List<Entry> next = new ArrayList<>();
    int held = pieces;
    for (Entry entry : entries) {
      if (entry.tripId().equals(trip) && entry.sku().equals(sku)) {
        held += entry.pieces();
      } else {
        next.add(entry);
      }
    }
    if (held > 0) {
      int place = next.size();
      while (place > 0 && next.get(place - 1).at().isAfter(at)) {
        place--;
      }
      next.add(place, new Entry(trip, sku, held, at));
    }
    return new Ledger(next.subList(Math.max(0, next.size() - KEPT), next.size()));
  }

  Ledger since(Instant limit) {
    return entries.isEmpty() || !entries.get(0).at().isBefore(limit)
        ? this
        : new Ledger(Frozen.kept(entries, entry -> !entry.at().isBefore(limit)));
  }
}
