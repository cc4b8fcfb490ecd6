package dev.walkout.shop.replay;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topic.Key;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.topology.core.trip.WaitBook;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  private final ReplayRequest request;
  private final Progress progress;
  private final Runnable goOn;
  private final Resources resources = new Resources();
  private final long startedNanos = System.nanoTime();

  /**
   * A replay.
   *
   * @param goOn throws when the replay is to end early; asked often
   */
  public Replay(ReplayRequest request, Progress progress, Runnable goOn) {
    this.request = request;
    this.progress = progress;
    this.goOn = goOn;
  }

  /**
   * Replays.
   *
   * @throws UserError if the recording, the model, the photos or a folder do not serve
   */
  public RunSummary run() throws Exception {
    Recording recording = resources.add(Recording.open(request.file()));
    request.out().ifPresent(Replay::claim);
    checkInputs(recording);
    RunFolder folder =
        resources.add(RunFolder.open(Optional.empty(), "replay of " + request.file()));
    EmbeddedBroker broker = resources.add(EmbeddedBroker.start(folder.broker(), 0));
    ShopFloor floor = new ShopFloor(broker.address(), recording.serdes(), folder.state());
    TopicAdmin.createTopics(floor.address(), topics(), TopicAdmin.Keep.FOR_EVER);
    Optional<Embedder> eyes = eyes();
    ReplayFeed feed;
    try (Publisher publisher = floor.publisher()) {
      feed = new ReplayFeed(recording, publisher, LANE, progress);
      publishCatalogue(feed, eyes);
      LaneRun run = resources.add(open(floor, eyes, new RecordedWaits(recording)));
      feed.inputs(eyes.isEmpty(), request.pace(), () -> goOn(run));
      new LaneDrain(floor.address(), LANE, eyes.isPresent(), () -> goOn(run)).await(progress);
      resources.close(run);
    }
    try (BrokerLog log = new BrokerLog(floor.address(), floor.serdes(), LANE)) {
      Map<String, Long> outputs = keep(log, feed.places());
      return summary(feed.published(), outputs, figures(log, recording), eyes);
    }
  }

  @Override
  public void close() throws Exception {
    resources.close();
  }

  private void goOn(LaneRun run) {
    run.check();
    goOn.run();
  }

  /** Makes the folder, and refuses one that holds another run: nothing is overwritten. */
  private static void claim(Path out) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UserError("--out " + out + " cannot be made (" + e + "): give another folder", e);
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
              + ": record the shop again, or give --recognise "
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

  private Optional<Embedder> eyes() throws Exception {
    if (!request.eyes().recognise()) {
      return Optional.empty();
    }
    Path model = request.eyes().model().orElseGet(Wiring::shippedModel);
    return Optional.of(resources.add(Wiring.embedder(model, request.threads())));
  }

  private void publishCatalogue(ReplayFeed feed, Optional<Embedder> eyes) {
    if (request.eyes().photos().isPresent()) {
      feed.catalogue(eyes.orElseThrow(), request.eyes().photos().get());
    } else {
      feed.catalogue(eyes.map(embedder -> embedder.model().id()));
    }
  }

  private LaneRun open(ShopFloor floor, Optional<Embedder> eyes, WaitBook waits) throws Exception {
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
    streams.add(floor.replayed(LANE, request.threads(), request.settings().checkout(), waits));
    return new LaneRun(LANE, streams);
  }

  /** Writes what the lane wrote, if a folder was asked for; the records by topic. */
  private Map<String, Long> keep(BrokerLog log, Places places) {
    Map<String, Long> outputs = new TreeMap<>();
    if (request.out().isEmpty()) {
      log.read(RecordedTopics.OUTPUTS, record -> outputs.merge(record.topic(), 1L, Long::sum));
      return outputs;
    }
    Path file = request.out().get().resolve(OUTPUTS);
    try (RecordingWriter writer = new RecordingWriter(file, log.serdes())) {
      log.read(RecordedTopics.OUTPUTS, record -> writer.add(places.restored(record, log.serdes())));
      return writer.finish("replay of " + request.file()).records();
    }
  }

  private static RunSummary.Figures figures(BrokerLog log, Recording recording) {
    LastReceipts ours = LastReceipts.of(log);
    LastReceipts theirs = LastReceipts.of(recording);
    Set<String> reviews = new HashSet<>();
    log.values(Topics.REVIEWS, (record, task) -> reviews.add(task.getReviewId()));
    return ours.figures(reviews.size(), theirs);
  }

  private RunSummary summary(
      long published,
      Map<String, Long> outputs,
      RunSummary.Figures figures,
      Optional<Embedder> eyes) {
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
            figures,
            (System.nanoTime() - startedNanos) / 1e9);
    request.out().ifPresent(summary::write);
    return summary;
  }
}
