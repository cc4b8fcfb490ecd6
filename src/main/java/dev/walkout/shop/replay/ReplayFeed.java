package dev.walkout.shop.replay;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.catalogue.CatalogueFolder;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.EnrolmentOrder;
import dev.walkout.shop.catalogue.Photo;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes a recording to the broker of its replay. */
final class ReplayFeed {

  /** Prices are taken from the recording; those of the folder of photos are not used. */
  private static final String ANY_CURRENCY = "EUR";

  private final Recording recording;
  private final Publisher publisher;
  private final Lane lane;
  private final Progress progress;
  private final Places places = new Places();
  private long published;

  ReplayFeed(Recording recording, Publisher publisher, Lane lane, Progress progress) {
    this.recording = recording;
    this.publisher = publisher;
    this.lane = lane;
    this.progress = progress;
  }

  /**
   * The catalogue, with the recorded anchors.
   *
   * @param model that they have to be of; empty where nothing is recognised
   * @throws UserError if no product is enrolled with it
   */
  void catalogue(Optional<String> model) {
    Set<String> models = new TreeSet<>();
    recording.values(Topics.ANCHORS, (record, anchors) -> models.add(anchors.getModel()));
    if (model.isPresent() && !models.contains(model.get())) {
      throw new UserError(
          "the recorded anchors are of "
              + (models.isEmpty() ? "no model" : models)
              + ", not of "
              + model.get()
              + ": give --photos DIR, a folder category__product/*.jpg, to enrol the products"
              + " anew");
    }
    recording.read(RecordedTopics.CATALOGUE, this::publish);
    publisher.flush();
  }

  /** The catalogue, with the products enrolled anew from a folder of photos. */
  void catalogue(Embedder embedder, Path photos) {
    recording.read(List.of(Topics.PLANOGRAMS, Topics.PRODUCTS), this::publish);
    Enrolment enrolment = new Enrolment(embedder);
    List<EnrolmentOrder> orders = CatalogueFolder.read(photos, Optional.empty(), ANY_CURRENCY);
    progress.begin("enrolling", orders.size());
    for (EnrolmentOrder order : orders) {
      List<byte[]> jpegs = order.photos().stream().map(ReplayFeed::bytes).toList();
      Anchors anchors = enrolment.anchors(order.sku(), order.details().category(), jpegs);
      publisher.send(Topics.ANCHORS, order.sku(), anchors, Instant.EPOCH);
      progress.step(1, "");
    }
    publisher.flush();
    progress.end(orders.size() + " products");
  }

  /**
   * What sensors and people told, in order of event time.
   *
   * @param recognised whether sightings go in place of observations
   * @param goOn called again and again; what it throws ends it
   */
  void inputs(boolean recognised, Pace pace, Runnable goOn) {
    List<Topic<?>> inputs = new ArrayList<>(RecordedTopics.INPUTS);
    if (recognised) {
      inputs.set(inputs.indexOf(Topics.OBSERVATIONS), Topics.SIGHTINGS);
    }
    Pace.Clock clock = pace.start();
    progress.begin("replaying", recording.count(inputs));
    recording.read(
        inputs,
        record -> {
          clock.await(record.at(), goOn);
          publish(record);
          progress.step(1, "");
        });
    publisher.flush();
    progress.end(published + " records published");
  }

  /** How many records were published. */
  long published() {
    return published;
  }

  /** Where the observations came to lie. */
  Places places() {
    return places;
  }

  private void publish(LogRecord record) {
    published++;
    String topic = lane.of(RecordedTopics.named(record.topic())).name();
    String key = record.key() == null ? null : record.keyText();
    boolean cited = record.topic().equals(Topics.OBSERVATIONS.name());
    publisher.send(
        new ProducerRecord<>(topic, null, record.at().toEpochMilli(), key, record.value()),
        landed -> {
          if (cited) {
            places.moved(record.place(), landed.partition(), landed.offset());
          }
        });
  }

  private static byte[] bytes(Photo photo) {
    try {
      return photo.source().read();
    } catch (IOException e) {
      throw new UserError(
          photo.name() + " cannot be read (" + e.getMessage() + "): replace it or take it out", e);
    }
  }
}
