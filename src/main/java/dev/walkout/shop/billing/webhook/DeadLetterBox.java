package dev.walkout.shop.billing.webhook;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.topology.fault.DeadLetters;
import dev.walkout.topology.fault.DeadLetters.Place;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what cannot be delivered to the dead letters, as it lay on its topic. */
final class DeadLetterBox implements AutoCloseable {

  private final Publisher publisher;
  private final String application;

  /** Letters that name this application as the one that gave up. */
  DeadLetterBox(Courier.Shop shop, String application) {
    this.application = application;
    this.publisher = new Publisher(shop.address(), shop.serdes());
  }

  /** Returns when the letter is on the broker; the record may then be counted as done. */
  void put(Parcel parcel, String fault, String reason) {
    Place place = new Place(Topics.RECEIPTS.name(), parcel.partition(), parcel.offset());
    publisher.send(
        new ProducerRecord<>(
            Topics.DEAD_LETTERS.name(),
            null,
            parcel.timestamp(),
            parcel.key(),
            parcel.value(),
            DeadLetters.headers(application, place, fault, reason)),
        landed -> {});
    publisher.flush();
  }

  @Override
  public void close() {
    publisher.close();
  }
}
