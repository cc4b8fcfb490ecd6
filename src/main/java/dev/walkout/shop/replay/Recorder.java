package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topic.Key;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what lies on the topics of a shop to a recording. */
public final class Recorder {

  private final TopicLog log;
  private final Selection selection;
  private final Progress progress;

  /**
   * What of the shop is recorded. The catalogue always is, since nothing can be replayed without.
   *
   * @param from records at or after this event time; empty for all
   * @param to records before this event time; empty for all
   * @param store records of this store alone; empty for all stores
   * @param outputs whether what the topologies wrote is recorded too
   */
  public record Selection(
      Optional<Instant> from, Optional<Instant> to, Optional<String> store, boolean outputs) {

    public Selection {
      if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
        throw new UserError(
            "--from " + from.get() + " is not before --to " + to.get() + ": exchange them");
      }
    }

    private boolean during(Instant at) {
      return from.map(time -> !at.isBefore(time)).orElse(true)
          && to.map(time -> at.isBefore(time)).orElse(true);
    }
  }

  private Recorder(TopicLog log, Selection selection, Progress progress) {
    this.log = log;
    this.selection = selection;
    this.progress = progress;
  }

  /**
   * Records what is on a shop's topics now.
   *
   * @param shop its broker and registry
   * @return what was recorded, a line for people
   * @throws UserError if the file cannot be written or nobody entered the store
   */
  public static String record(Shop shop, Selection selection, Path file, Progress progress) {
    try (BrokerLog log = new BrokerLog(shop.address(), shop.serdes(), Lane.LIVE)) {
      Inventory inventory = new Recorder(log, selection, progress).record(file, shop.about());
      return inventory.text();
    }
  }

  /**
   * A shop to record.
   *
   * @param address {@code host:port} of its broker
   * @param about what it is, for people
   */
  public record Shop(String address, AvroSerdes serdes, String about) {}

  private Inventory record(Path file, String about) {
    List<Topic<?>> topics = selection.outputs() ? RecordedTopics.ALL : RecordedTopics.FED;
    Set<String> trips = selection.store().map(this::trips).orElse(Set.of());
    progress.begin("recording", log.count(topics));
    try (RecordingWriter writer = new RecordingWriter(file, log.serdes())) {
      log.read(
          topics,
          record -> {
            if (selected(record, trips)) {
              writer.add(record);
            }
            progress.step(1, "");
          });
      Inventory inventory = writer.finish(about);
      progress.end(inventory.total() + " records");
      return inventory;
    }
  }

  private boolean selected(LogRecord record, Set<String> trips) {
    Topic<?> topic = RecordedTopics.named(record.topic());
    if (!RecordedTopics.CATALOGUE.contains(topic) && !selection.during(record.at())) {
      return false;
    }
    return selection.store().isEmpty()
        || topic.key() == Key.SKU
        || topic.key() == Key.NONE
        || trips.contains(record.keyText())
        || record.keyText().startsWith(selection.store().get() + "/");
  }

  /** Who entered the store: a trip's records name the trip and not the store. */
  private Set<String> trips(String store) {
    Set<String> trips = new HashSet<>();
    log.values(
        Topics.DOOR,
        (record, event) -> {
          if (event.getBody() instanceof Entered entered && entered.getStoreId().equals(store)) {
            trips.add(entered.getTripId());
          }
        });
    if (trips.isEmpty()) {
      throw new UserError(
          "--store "
              + store
              + ": nobody entered such a store; give the id that its zones begin"
              + " with");
    }
    return trips;
  }
}
