package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.Ledger.Entry;
import dev.walkout.topology.core.fusion.ZoneState.Visit;
import java.time.Instant;
import java.util.List;

/**
 * Whose piece it is that a shopper puts back who took none: somebody's who holds one from there. Of
 * several, it is the one's who has been in the zone together with the shopper since taking it; who
 * bought the same before and was gone handed nothing over.
 *
 * @param state what the zone knows when the put-back is decided
 */
record HandOver(ZonePlan plan, ZoneState state) {

  /** Who put it back, with the one who holds it; without, where the zone cannot tell. */
  Who of(Who putter, What what, Span span) {
    if (what.sku() == null || !plan.skus().contains(what.sku())) {
      return putter;
    }
    List<Entry> holders = state.memory().out().others(what.sku(), putter.tripId());
    List<Entry> likely =
        holders.size() > 1
            ? holders.stream().filter(entry -> met(entry, putter.tripId(), span.from())).toList()
            : holders;
    return likely.size() == 1
        ? new Who(putter.tripId(), List.of(), List.of(likely.get(0).tripId()))
        : putter;
  }

  /** Visits that began after the time may be known by now or not, and count for nothing. */
  private boolean met(Entry holder, String tripId, Instant before) {
    Span since = new Span(holder.at(), before);
    return visits(holder.tripId(), since).stream()
        .anyMatch(
            one -> visits(tripId, since).stream().anyMatch(other -> one.during(other.span())));
  }

  private List<Visit> visits(String tripId, Span span) {
    return state.visits().stream()
        .filter(visit -> visit.tripId().equals(tripId) && visit.during(span))
        .toList();
  }
}
