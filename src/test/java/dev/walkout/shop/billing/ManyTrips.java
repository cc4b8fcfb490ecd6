package dev.walkout.shop.billing;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.billing.kit.RecordedTrip;
import dev.walkout.shop.broker.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The recorded trips, over and over, each time as other trips. */
public final class ManyTrips {

  private ManyTrips() {}

  /** Every delivery of every recorded trip, as the trips of that round. */
  public static List<Receipt> round(int round) {
    List<Receipt> receipts = new ArrayList<>();
    for (RecordedTrip trip : RecordedTrip.all()) {
      for (Receipt receipt : trip.delivered()) {
        receipts.add(
            Receipt.newBuilder(receipt)
                .setTripId(receipt.getTripId() + "-" + round)
                .setReceiptId(receipt.getReceiptId() + "-" + round)
                .build());
      }
    }
    return receipts;
  }

  /** Publishes a round and returns when it is on the broker. */
  public static void publish(Publisher publisher, int round) {
    for (Receipt receipt : round(round)) {
      publisher.send(Topics.RECEIPTS, receipt.getTripId(), receipt, receipt.getLeftAt());
    }
    publisher.flush();
  }

  /** What must be booked of each trip that is booked at all, after so many rounds. */
  public static Map<String, List<Long>> bookings(int rounds) {
    Map<String, List<Long>> bookings = new TreeMap<>();
    for (RecordedTrip trip : RecordedTrip.all()) {
      for (int round = 0; round < rounds && !trip.bookings().isEmpty(); round++) {
        bookings.put(trip.tripId() + "-" + round, trip.bookings());
      }
    }
    return bookings;
  }

  /** What a ledger has booked of each trip. */
  public static Map<String, List<Long>> bookings(Books books) {
    Map<String, List<Long>> bookings = new TreeMap<>();
    for (Books.Posting posting : books.postings()) {
      if (posting.account().startsWith("receivable/")) {
        bookings
            .computeIfAbsent(
                posting.account().substring("receivable/".length()), key -> new ArrayList<>())
            .add(posting.amount().minor());
      }
    }
    return bookings;
  }
}
