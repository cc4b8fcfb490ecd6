package dev.walkout.topology.core.trip;

import java.util.Optional;

/** What the wall clock once decided about trips, for a replay, in which no clock decides. */
@FunctionalInterface
public interface WaitBook {

  /** The wait of the trip, if it outlasted the budget. */
  Optional<SpentWait> of(String tripId);
}
