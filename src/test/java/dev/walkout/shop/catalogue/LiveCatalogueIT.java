package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.shop.Await;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products come, change and go while bursts flow through the recognition topology. */
class LiveCatalogueIT {

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int PRODUCTS = 8;
  private static final int ZONES = 4;

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final Embedder embedder = Wiring.naiveEmbedder();
  private final Map<String, Gallery> galleries = new java.util.concurrent.ConcurrentHashMap<>();
  private final Map<String, Sighting> newest = new HashMap<>();
  private EmbeddedBroker broker;
  private ProductCatalogue catalogue;
  private Enroller enroller;
  private GalleryFeed feed;
  private LaneRun run;
  private Publisher publisher;
  private TopicReader<Recognised> sightings;
  private long sent;
  private long seen;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    String address = broker.address();
    TopicAdmin.create(address, List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    catalogue = new ProductCatalogue(address, serdes, Clock.systemUTC());
    enroller = new Enroller(catalogue, embedder, 2);
    enroller.enrol(order("milk", 0));
    enroller.enrol(order("tea", 2));
    feed =
        new GalleryFeed(
            embedder.model(),
            (whole, position) -> {
              galleries.put(whole.version(), whole);
              return Wiring.gate(whole);
            },
            address,
            serdes);
    var topology = new RecognitionTopology(Lane.LIVE, serdes, Wiring.recogniser(embedder, feed));
    var settings =
        StreamsSettings.of(Lane.LIVE, RecognitionTopology.NAME, address, folder.resolve("state"))
            .withThreads(2);
    run = new LaneRun(Lane.LIVE, List.of(settings.streams(topology.get())));
    publisher = new Publisher(address, serdes);
    sightings = new TopicReader<>(address, serdes, Topics.SIGHTINGS);
  }

  @AfterEach
  void close() {
    publisher.close();
    sightings.close();
    run.close();
    feed.close();
    catalogue.close();
    broker.close();
  }

  @Test
  void aProductIsKnownOnceEnrolledAndNeverAgainOnceRemoved() {
    flowUntil("milk is known", () -> known("milk"));
    flowUntil("soap is shown", () -> newest.containsKey("soap"));
    assertThat(newest.get("soap").getVerdict()).isNotEqualTo(Verdict.KNOWN);

    enroller.enrol(order("soap", 5));
    flowUntil("soap is known", () -> known("soap"));
    String with = newest.get("soap").getGallery();

    enroller.enrol(order("soap", 6));
    flowUntil("soap looks otherwise now", () -> !known("soap"));
    assertThat(newest.get("soap").getGallery()).isNotEqualTo(with);
    enroller.enrol(order("soap", 5));
    flowUntil("soap is known again", () -> known("soap"));
    assertThat(newest.get("soap").getGallery())
        .as("the same content, the same version")
        .isEqualTo(with);

    catalogue.remove("soap");
    String without = catalogue.gallery(embedder.model()).version();
    flowUntil(
        "every zone uses the gallery without soap",
        () ->
            newest.size() == PRODUCTS
                && newest.values().stream().allMatch(s -> s.getGallery().equals(without)));
    for (int i = 0; i < 200; i++) {
      flow();
    }
    assertThat(known("milk")).isTrue();
    assertThat(known("soap")).isFalse();
    flowUntil("all are answered", () -> seen == sent);
  }

  /** A burst of each product, and what came back so far; every answer is of one whole gallery. */
  private void flow() {
    for (int look = 0; look < PRODUCTS; look++) {
      // as long as the answers keep up, so that a change shows behind few bursts
      if (sent - seen < 4L * PRODUCTS) {
        send(look);
      }
    }
    sightings.poll(Duration.ofMillis(5)).forEach(entry -> hear(entry.value()));
    run.check();
  }

  private void flowUntil(String what, BooleanSupplier condition) {
    Await.until(
        DEADLINE,
        what,
        () -> {
          flow();
          return condition.getAsBoolean();
        });
  }

  private void send(int look) {
    Instant at = START.plusMillis(sent);
    List<Crop> crops =
        IntStream.range(0, 3)
            .mapToObj(
                i -> new Crop(ByteBuffer.wrap(PhotoShop.jpeg(look, PRODUCTS, 10 + i)), 1f, null))
            .toList();
    Burst burst =
        Burst.newBuilder()
            .setAction(Action.TAKE)
            .setStartedAt(at)
            .setEndedAt(at)
            .setShelfId("" + look)
            .setCrops(crops)
            .build();
    String zone = "s1/z" + look % ZONES;
    Observation observation = new Observation("cam-" + look, "b1", sent++, at, burst);
    publisher.send(Topics.OBSERVATIONS, zone, observation, at);
  }

  private void hear(Recognised answer) {
    seen++;
    Sighting sighting = (Sighting) answer.getBody();
    Gallery gallery = galleries.get(sighting.getGallery());
    assertThat(gallery).as("a gallery that was in use as a whole").isNotNull();
    assertThat(sighting.getCandidates()).allMatch(candidate -> gallery.has(candidate.getSku()));
    if (sighting.getVerdict() == Verdict.KNOWN) {
      assertThat(gallery.has(sighting.getCandidates().get(0).getSku())).isTrue();
    }
    newest.put(shown(sighting), sighting);
  }

  private boolean known(String sku) {
    Sighting sighting = newest.get(sku);
    return sighting != null
        && sighting.getVerdict() == Verdict.KNOWN
        && sighting.getCandidates().get(0).getSku().equals(sku);
  }

  /** What the burst of a sighting showed: the shelf says it. */
  private static String shown(Sighting sighting) {
    return switch (sighting.getShelfId()) {
      case "0" -> "milk";
      case "2" -> "tea";
      case "5" -> "soap";
      default -> sighting.getShelfId();
    };
  }

  private static EnrolmentOrder order(String sku, int look) {
    List<Photo> photos =
        IntStream.range(0, 4)
            .mapToObj(i -> Photo.of(i + ".jpg", PhotoShop.jpeg(look, PRODUCTS, i)))
            .toList();
    return new EnrolmentOrder(
        ProductDetails.of(sku, sku, "drinks"), Optional.of(new Money(99, "EUR")), photos);
  }
}
