package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topic.Key;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.CatalogueFolder;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.EnrolmentOrder;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.catalogue.Photo;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A recording run again, through topologies of its own on a broker of its own.
 *
 * <p>The catalogue is published first, as it was when the recording ended; then what sensors and
 * people told, in order of event time.
 */
public final class Replay implements AutoCloseable {

  /** Beside the live lane, should somebody point both at one broker. */
  static final Lane LANE = new Lane("replay");

  static final String OUTPUTS = "outputs.avro";

  /** Prices are taken from the recording; those of the folder of photos are not used. */
  private static final String ANY_CURRENCY = "EUR";

  private final ReplayRequest request;
  private final Progress progress;
  private final BooleanSupplier stopping;
  private final Resources resources = new Resources();
  private final Places places = new Places();
  private long published;

  /** A replay that ends early, with a CancellationException, once it is stopping. */
  public Replay(ReplayRequest request, Progress progress, BooleanSupplier stopping) {
    this.request = request;
    this.progress = progress;
    this.stopping = stopping;
  }

  /**
   * Replays.
   *
   * @throws UserError if the recording, the model, the photos or a folder do not serve
   */
  public RunSummary run() throws Exception {
    long started = System.nanoTime();
    Recording recording = resources.add(Recording.open(request.file()));
    request.out().ifPresent(Replay::claim);
    checkInputs(recording);
    RunFolder folder =
        resources.add(RunFolder.open(Optional.empty(), "replay of " + request.file()));
    EmbeddedBroker broker = resources.add(EmbeddedBroker.start(folder.broker(), 0));
    ShopFloor floor = new ShopFloor(broker.address(), recording.serdes(), folder.state());
    TopicAdmin.createTopics(floor.address(), topics(), TopicAdmin.Keep.FOR_EVER);
    Optional<Embedder> eyes = embedder();
    LaneRun run;
    try (Publisher publisher = floor.publisher()) {
      catalogue(recording, publisher, eyes);
      run = resources.add(open(floor, eyes));
      feed(recording, publisher, run);
    }
    LaneDrain drain =
        new LaneDrain(floor.address(), LANE, request.eyes().recognise(), () -> goOn(run));
    drain.await(progress);
    resources.close(run);
    return summary(recording, floor, eyes, started);
  }

  @Override
  public void close() throws Exception {
    resources.close();
  }

  private void goOn(LaneRun run) {
    run.check();
    if (stopping.getAsBoolean()) {
      throw new CancellationException("stopped");
    }
  }

  /** Makes the folder, and refuses one that holds another run: nothing is overwritten. */
  private static void claim(Path out) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UserError("--out " + out + " cannot be made: " + e, e);
    }
    if (RunSummary.in(out) || Files.exists(out.resolve(OUTPUTS))) {
      throw new UserError("--out " + out + " holds a run already: give another folder");
    }
  }

  private void checkInputs(Recording recording) {
    Topic<?> seen = request.eyes().recognise() ? Topics.OBSERVATIONS : Topics.SIGHTINGS;
    if (recording.inventory().of(seen.name()) == 0) {
      throw new UserError(
          request.file()
              + " holds no "
              + seen.name()
              + ": record the shop again, or give"
              + " --recognise "
              + (request.eyes().recognise() ? "no" : "yes"));
    }
  }

  private List<Topic<?>> topics() {
    List<Topic<?>> topics = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      Topic<?> its = LANE.of(topic);
      boolean whole = its.key() == Key.SKU || its.key() == Key.NONE;
      topics.add(whole ? its : its.withPartitions(request.partitions()));
    }
    return topics;
  }

  private Optional<Embedder> embedder() throws Exception {
    if (!request.eyes().recognise()) {
      return Optional.empty();
    }
    Path model = request.eyes().model().orElseGet(Wiring::shippedModel);
    return Optional.of(resources.add(Wiring.embedder(model, request.threads())));
  }

  private void catalogue(Recording recording, Publisher publisher, Optional<Embedder> eyes) {
    Set<String> models = new HashSet<>();
    recording.values(Topics.ANCHORS, (record, anchors) -> models.add(anchors.getModel()));
    boolean anew = request.eyes().photos().isPresent();
    List<Topic<?>> told =
        RecordedTopics.CATALOGUE.stream().filter(t -> !(anew && t == Topics.ANCHORS)).toList();
    recording.read(told, record -> publish(publisher, record));
    if (anew) {
      enrol(publisher, eyes.orElseThrow());
    } else if (eyes.isPresent() && !models.contains(eyes.get().model().id())) {
      throw new UserError(
          "the products are enrolled with "
              + models
              + ", not with --model "
              + eyes.get().model().id()
              + ": give --photos DIR, a folder category__product/*.jpg, to enrol them anew");
    }
    publisher.flush();
  }

  private void enrol(Publisher publisher, Embedder embedder) {
    Enrolment enrolment = new Enrolment(embedder);
    Path folder = request.eyes().photos().orElseThrow();
    List<EnrolmentOrder> orders = CatalogueFolder.read(folder, Optional.empty(), ANY_CURRENCY);
    progress.begin("enrolling", orders.size());
    for (EnrolmentOrder order : orders) {
      List<byte[]> photos = order.photos().stream().map(Replay::bytes).toList();
      Anchors anchors = enrolment.anchors(order.sku(), order.details().category(), photos);
      publisher.send(Topics.ANCHORS, order.sku(), anchors, Instant.EPOCH);
      progress.step(1, "");
    }
    progress.end(orders.size() + " products");
  }

  private static byte[] bytes(Photo photo) {
    try {
      return photo.source().read();
    } catch (IOException e) {
      throw new UserError(photo.name() + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private LaneRun open(ShopFloor floor, Optional<Embedder> eyes) throws Exception {
    List<KafkaStreams> streams = new ArrayList<>();
    if (eyes.isPresent()) {
      ModelCard model = request.settings().gate(eyes.get().model());
      GalleryFeed galleries =
          resources.add(
              new GalleryFeed(
                  model, (gallery, at) -> Wiring.gate(gallery), floor.address(), floor.serdes()));
      streams.add(
          floor.recognition(LANE, Wiring.recogniser(eyes.get(), galleries), request.threads()));
    }
    streams.add(floor.checkout(LANE, request.threads(), request.settings().checkout()));
    return new LaneRun(LANE, streams);
  }

  private void feed(Recording recording, Publisher publisher, LaneRun run) {
    List<Topic<?>> inputs = new ArrayList<>(RecordedTopics.INPUTS);
    if (!request.eyes().recognise()) {
      inputs.set(inputs.indexOf(Topics.OBSERVATIONS), Topics.SIGHTINGS);
    }
    Pace.Clock clock = request.pace().start();
    progress.begin("replaying", recording.count(inputs));
    recording.read(
        inputs,
        record -> {
          clock.await(record.at(), () -> goOn(run));
          publish(publisher, record);
          progress.step(1, "");
        });
    publisher.flush();
    progress.end(published + " records published");
  }

  private void publish(Publisher publisher, LogRecord record) {
    published++;
    String topic = LANE.of(RecordedTopics.named(record.topic())).name();
    String key = record.key() == null ? null : record.keyText();
    boolean cited = record.topic().equals(Topics.OBSERVATIONS.name());
    publisher.send(
        new ProducerRecord<>(topic, null, record.at().toEpochMilli(), key, record.value()),
        landed -> {
          if (cited) {
            places.moved(record.place(), new Place(topic, landed.partition(), landed.offset()));
          }
        });
  }

  private RunSummary summary(
      Recording recording, ShopFloor floor, Optional<Embedder> eyes, long started) {
    try (BrokerLog log = new BrokerLog(floor.address(), floor.serdes(), LANE)) {
      Map<String, Long> outputs = new TreeMap<>();
      outputs(log, record -> outputs.merge(record.topic(), 1L, Long::sum));
      LastReceipts ours = LastReceipts.of(log);
      LastReceipts theirs = LastReceipts.of(recording);
      Set<String> reviews = new HashSet<>();
      log.values(Topics.REVIEWS, (record, task) -> reviews.add(task.getReviewId()));
      Map<String, Integer> byStatus = new TreeMap<>();
      ours.byTrip().values().forEach(r -> byStatus.merge(r.getStatus().name(), 1, Integer::sum));
      RunSummary summary =
          new RunSummary(
              request.file().toAbsolutePath().toString(),
              eyes.map(embedder -> embedder.model().id()).orElse("as recorded"),
              request.pace().toString(),
              request.partitions(),
              request.threads(),
              request.settings().all(),
              published,
              outputs,
              new RunSummary.Figures(
                  ours.byTrip().size(),
                  byStatus,
                  ours.byTrip().values().stream().mapToLong(r -> r.getTotal().getMinor()).sum(),
                  reviews.size(),
                  ours.hash(),
                  theirs.byTrip().size(),
                  ours.sameAs(theirs)),
              (System.nanoTime() - started) / 1e9);
      request.out().ifPresent(out -> write(out, log, summary));
      return summary;
    }
  }

  private void outputs(BrokerLog log, Consumer<LogRecord> sink) {
    AvroSerdes serdes = log.serdes();
    log.read(RecordedTopics.OUTPUTS, record -> sink.accept(places.restored(record, serdes)));
  }

  private void write(Path out, BrokerLog log, RunSummary summary) {
    try (RecordingWriter writer = new RecordingWriter(out.resolve(OUTPUTS), log.serdes())) {
      outputs(log, writer::add);
      writer.finish("replay of " + request.file());
    }
    summary.write(out);
  }
}
