package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.replay.Recorder.Selection;
import dev.walkout.shop.replay.Recorder.Shop;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.PhotoCatalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.scenario.script.Script;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A dozen seconds of two shoppers, seen by cameras and scales, recognised live and recorded. */
final class RecordedShop implements AutoCloseable {

  static final Selection ALL =
      new Selection(Optional.empty(), Optional.empty(), Optional.empty(), true);

  final Path folder;
  final Path recording;

  /** One buys two products, the other puts back one of two. */
  private static final class TwoShoppers implements Scenario {

    @Override
    public void play(Script script) {
      String first = script.product();
      String second = script.product();
      Person anna = script.shopper(0);
      anna.at(2).takes(first);
      anna.at(6).takes(second);
      anna.leaves(9);
      Person ben = script.shopper(1);
      ben.at(4).takes(second);
      ben.at(7).takes(first);
      ben.at(9).puts(second);
      ben.leaves(11);
    }

    @Override
    public String name() {
      return "two-shoppers";
    }

    @Override
    public int rounds() {
      return 1;
    }

    @Override
    public String story() {
      return "One buys two products, the other puts back one of two.";
    }
  }

  RecordedShop() throws Exception {
    folder = Files.createTempDirectory("walkout-test-");
    recording = folder.resolve("shop.avro");
    Catalogue catalogue = new PhotoCatalogue(PhotoShop.write(folder.resolve("photos"), 12, 6), 1);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        Embedder embedder = Wiring.embedder(Wiring.shippedModel(), 1)) {
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      ShopFloor floor =
          new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.resolve("state"));
      play(floor, catalogue, embedder);
      Shop shop = new Shop(floor.address(), floor.serdes(), "a test");
      Recorder.record(shop, ALL, recording, Progress.silent());
    }
  }

  private static void play(ShopFloor floor, Catalogue catalogue, Embedder embedder)
      throws Exception {
    Assortment assortment =
        Assortment.withRoles(catalogue.products(), StoreConfig.of(1, 1).opensAt());
    Production production =
        new Production(
            assortment,
            SensorNoise.standard(),
            Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
    Simulation simulation = Play.of(new TwoShoppers(), 1, production).simulation();
    Enrolment enrolment = new Enrolment(embedder);
    try (Publisher publisher = floor.publisher()) {
      simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
      for (ShopProduct product : assortment.sold()) {
        publisher.send(
            Topics.ANCHORS,
            product.sku(),
            enrolment.anchors(
                product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku())),
            simulation.config().opensAt());
      }
    }
    try (GalleryFeed galleries =
            new GalleryFeed(
                embedder.model(),
                (gallery, at) -> Wiring.gate(gallery),
                floor.address(),
                floor.serdes());
        LaneRun run = floor.open(Lane.LIVE, Wiring.recogniser(embedder, galleries), 1)) {
      new LaneWatch(floor, simulation, Progress.silent(), () -> {}).live(run);
    }
  }

  /** The Avro binary of every version of every receipt of a recording, by trip. */
  static Map<String, List<ByteBuffer>> receipts(Path recording) {
    Map<String, List<ByteBuffer>> receipts = new TreeMap<>();
    Recording.open(recording)
        .values(
            Topics.RECEIPTS,
            (record, receipt) ->
                receipts
                    .computeIfAbsent(receipt.getTripId(), trip -> new ArrayList<>())
                    .add(ByteBuffer.wrap(WireFormat.binary(record.value()))));
    return receipts;
  }

  /** The last receipts of the recording, by trip. */
  Map<String, Receipt> lastReceipts() {
    return LastReceipts.of(Recording.open(recording)).byTrip();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Gives the shop to tests as a parameter, played once for all of them. */
  static final class Once implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == RecordedShop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.create(RecordedShop.class))
          .getOrComputeIfAbsent(RecordedShop.class, type -> played(), RecordedShop.class);
    }

    private static RecordedShop played() {
      try {
        return new RecordedShop();
      } catch (Exception e) {
        throw new IllegalStateException("the shop could not be played", e);
      }
    }
  }
}
