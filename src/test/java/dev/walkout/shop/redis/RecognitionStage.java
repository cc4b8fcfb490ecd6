package dev.walkout.shop.redis;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.CropCamera.Shot;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.topology.recognition.BurstRecogniser;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A broker with a small catalogue of rendered products, the shipped model, and bursts of these
 * products of which most cannot be decided without a search.
 */
final class RecognitionStage implements AutoCloseable {

  static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");

  /** Products enrolled from the start; the catalogue has as many again. */
  private static final int ENROLLED = 24;

  private static final int SEARCHED = 24;
  private static final int PLAIN = 8;

  final Path folder;
  final AvroSerdes serdes = AvroSerdes.inJvm();
  final Embedder embedder = Wiring.embedder(Wiring.shippedModel(), 1);
  final EmbeddedBroker broker;
  final Publisher publisher;
  final List<Burst> bursts;

  private final Catalogue catalogue = new RenderedCatalogue(7, 2 * ENROLLED);
  private final CropCamera camera = new CropCamera(Difficulty.standard());
  private int enrolled;

  RecognitionStage(Path folder) {
    this.folder = folder;
    this.broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    this.publisher = new Publisher(broker.address(), serdes);
    this.bursts = choose(Gallery.of(embedder.model(), enrol(ENROLLED)));
  }

  /** Enrols the next products of the catalogue; they are on the topic when it returns. */
  List<Gallery.Enrolled> enrol(int count) {
    Enrolment enrolment = new Enrolment(embedder);
    List<Gallery.Enrolled> added = new ArrayList<>();
    for (ShopProduct product : catalogue.products().subList(enrolled, enrolled + count)) {
      var photos = catalogue.enrolmentPhotos(product.sku());
      var anchors = enrolment.anchors(product.sku(), product.category(), photos);
      publisher.send(Topics.ANCHORS, product.sku(), anchors, AT);
      added.add(Enrolment.enrolled(anchors));
    }
    publisher.flush();
    enrolled += count;
    return added;
  }

  /** What recognition says of a burst when nothing fails. */
  Sighting expected(Gallery gallery, Burst burst) {
    GalleryInUse inUse = new GalleryInUse(gallery, Wiring.gate(gallery));
    ObservationRef source = new ObservationRef("c", "b", 1L, new Evidence("t", 0, 0L), "h", "");
    return new BurstRecogniser(embedder, () -> inUse).recognise(burst, source);
  }

  @Override
  public void close() {
    publisher.close();
    broker.close();
    embedder.close();
  }

  private List<Burst> choose(Gallery gallery) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    List<Burst> searched = new ArrayList<>();
    List<Burst> plain = new ArrayList<>();
    for (int n = 0; searched.size() < SEARCHED || plain.size() < PLAIN; n++) {
      Burst burst = burst(catalogue.products().get(n % ENROLLED).sku(), random);
      boolean search = expected(gallery, burst).getPath() == MatchPath.SEARCH;
      (search ? searched : plain).add(burst);
    }
    List<Burst> both = new ArrayList<>(searched.subList(0, SEARCHED));
    both.addAll(plain.subList(0, PLAIN));
    return both;
  }

  private Burst burst(String sku, RandomGenerator random) {
    List<Crop> crops = new ArrayList<>();
    for (int shot = 0; shot < 2; shot++) {
      Shot taken = camera.shoot(catalogue.view(sku, random), random);
      crops.add(new Crop(ByteBuffer.wrap(taken.jpeg()), taken.quality(), null));
    }
    return Burst.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(AT)
        .setEndedAt(AT.plusSeconds(1))
        .setCrops(crops)
        .build();
  }
}
