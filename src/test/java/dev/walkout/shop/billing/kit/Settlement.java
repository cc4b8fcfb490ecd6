package dev.walkout.shop.billing.kit;

import dev.walkout.schemas.avro.Receipt;
import java.util.List;

/** Something that settles receipts: the billing service under test. */
public interface Settlement extends AutoCloseable {

  /**
   * Takes in a version of a receipt as it was read from the topic. It may have come before, and a
   * later one may have come before it. When this returns, what it changed survives a restart.
   */
  void accept(Receipt receipt);

  /**
   * What was booked for a trip, booking by booking: minor units, below zero what was given back;
   * empty where nothing was.
   */
  List<Long> bookings(String tripId);

  /** Ends the service, as before a restart. */
  @Override
  void close();
}
