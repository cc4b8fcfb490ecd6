package dev.walkout.shop.bench.checkout;

import dev.walkout.shop.bench.Meter.Rate;

/** A way through the day's records, from its sightings to its receipts. */
interface Side {

  String name();

  /** Goes through all of them, from the first; the rate is of receipts. */
  Rate run() throws Exception;
}
