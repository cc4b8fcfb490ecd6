package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.catalogue.IndexReport.Searches;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Bursts that flow through the recognition topology against a server, each sighting compared with
 * what an exact index says.
 */
final class Traffic implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int UNDER_WAY = 16;
  private static final int THREADS = 2;

  private final RecognitionStage stage;
  private final IndexServer server;
  private final String boot = UUID.randomUUID().toString();
  private final Map<String, Gallery> galleries = new ConcurrentHashMap<>();
  private final Map<String, Sighting> expected = new HashMap<>();
  private final Set<Long> answered = new HashSet<>();
  private final AnchorIndexes indexes;
  private final GalleryFeed feed;
  private final LaneRun run;
  private final TopicReader<Recognised> sightings;
  private long sent;
  private Gallery newest;

  Traffic(RecognitionStage stage, IndexServer server) {
    this.stage = stage;
    this.server = server;
    String address = stage.broker.address();
    indexes =
        Wiring.anchorIndexes(Optional.of(server), stage.embedder.model(), address, stage.serdes);
    feed =
        new GalleryFeed(
            stage.embedder.model(),
            (gallery, position) -> {
              galleries.put(gallery.version(), gallery);
              return indexes.gate(gallery, position);
            },
            address,
            stage.serdes);
    newest = feed.get().gallery();
    assertThat(indexes.await(Progress.silent(), () -> {})).isTrue();
    var topology =
        new RecognitionTopology(Lane.LIVE, stage.serdes, Wiring.recogniser(stage.embedder, feed));
    var settings =
        StreamsSettings.of(
                Lane.LIVE, RecognitionTopology.NAME, address, stage.folder.resolve("state"))
            .withThreads(THREADS);
    run = new LaneRun(Lane.LIVE, List.of(settings.streams(topology.get())));
    sightings = new TopicReader<>(address, stage.serdes, Topics.SIGHTINGS);
  }

  Searches searches() {
    return indexes.searches();
  }

  /** Searches that the server did not answer. */
  long without() {
    return searches().exact() + searches().unavailable();
  }

  /** The newest gallery that a sighting named. */
  Gallery newest() {
    return newest;
  }

  /** Lets bursts flow until the server has answered so many more searches. */
  void flowUntilTheServerAnswered(int more) {
    long before = searches().redis();
    flowUntil("the server answers", () -> searches().redis() >= before + more);
  }

  /** Lets bursts flow until so many more searches were made without the server. */
  void flowWithoutTheServer(int more) {
    long before = without();
    flowUntil("searches without the server", () -> without() >= before + more);
  }

  void flowUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + DEADLINE + ", " + searches());
      }
      run.check();
      while (sent - answered.size() < UNDER_WAY) {
        send();
      }
      stage.publisher.flush();
      sightings.poll(POLL).forEach(entry -> check(entry.value()));
    }
  }

  /** Every burst sent has its sighting. */
  void assertAllAnswered() {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (answered.size() < sent && System.nanoTime() < end) {
      sightings.poll(POLL).forEach(entry -> check(entry.value()));
    }
    assertThat(answered).hasSize((int) sent);
  }

  @Override
  public void close() {
    sightings.close();
    run.close();
    feed.close();
    indexes.close();
  }

  private void send() {
    Observation observation = new Observation("c1", boot, sent, RecognitionStage.AT, burst(sent++));
    stage.publisher.send(Topics.OBSERVATIONS, "s1/z" + sent % 8, observation, RecognitionStage.AT);
  }

  private Burst burst(long seq) {
    return stage.bursts.get((int) (seq % stage.bursts.size()));
  }

  private void check(Recognised recognised) {
    if (!recognised.getSource().getBootId().equals(boot)) {
      return;
    }
    long seq = recognised.getSource().getSeq();
    Sighting sighting = (Sighting) recognised.getBody();
    Gallery gallery = galleries.get(sighting.getGallery());
    Sighting exact =
        expected.computeIfAbsent(
            sighting.getGallery() + "/" + seq % stage.bursts.size(),
            key -> stage.expected(gallery, burst(seq)));
    if (sighting.getIndexUnavailable()) {
      assertThat(server.guard().exactAnchors()).isLessThan(gallery.anchorCount());
      assertThat(exact.getPath()).isEqualTo(MatchPath.SEARCH);
      assertThat(sighting.getVerdict()).isEqualTo(Verdict.AMBIGUOUS);
      assertThat(sighting.getCandidates()).isNotEmpty();
    } else {
      assertThat(sighting).isEqualTo(exact);
    }
    answered.add(seq);
    newest = gallery;
  }
}
