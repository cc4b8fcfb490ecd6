package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.embed.ClusterModels;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.embed.PictureGraph;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster's model over a real broker: the shipped model under another name. */
class ClusterEyesIT {

  private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");
  private static final Recogniser GENERAL =
      (burst, source) -> {
        throw new GeneralAsked();
      };

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final Catalogue catalogue = new RenderedCatalogue(1, 16);

  /** What the general model says. */
  private static final class GeneralAsked extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aZoneOfTheClusterIsItsModelsAndOthersAreNot() throws Exception {
    String category = catalogue.products().get(0).category();
    List<ShopProduct> inside = products(category, true);
    List<ShopProduct> outside = products(category, false);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        Resources resources = new Resources();
        Publisher publisher = new Publisher(broker.address(), serdes)) {
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      ShopFloor floor = new ShopFloor(broker.address(), serdes, folder.resolve("state"));
      ClusterEyes eyes = new ClusterEyes(models(category), floor, resources, 1);
      planogram(publisher, "inside", List.of(inside.get(0)));
      planogram(publisher, "mixed", List.of(inside.get(0), outside.get(0)));
      catalogue.products().forEach(product -> eyes.enrol(publisher, catalogue, product, AT));
      publisher.flush();

      Recogniser recogniser = eyes.beside(() -> GENERAL).get();
      Sighting sighting = recogniser.forZone("s/inside").recognise(burst(inside.get(0)), source());
      assertThat(sighting.getModel()).startsWith("cluster-");
      assertThat(sighting.getCandidates().get(0).getSku()).isEqualTo(inside.get(0).sku());
      assertThat(sighting.getCandidates())
          .as("nothing of other categories is in its gallery")
          .extracting("sku")
          .isSubsetOf(inside.stream().map(ShopProduct::sku).toList());
      assertThat(recogniser.forZone("s/mixed")).isSameAs(GENERAL);
      assertThat(recogniser.forZone("s/unheard-of")).isSameAs(GENERAL);
    }
  }

  @Test
  void withoutClustersNothingIsAdded() throws Exception {
    ShopFloor none = new ShopFloor("no broker is asked", serdes, folder);
    ClusterEyes eyes = new ClusterEyes(ClusterModels.NONE, none, new Resources(), 1);
    assertThat(eyes.beside(() -> GENERAL).get()).isSameAs(GENERAL);
  }

  private List<ShopProduct> products(String category, boolean of) {
    return catalogue.products().stream()
        .filter(product -> product.category().equals(category) == of)
        .toList();
  }

  private ClusterModels models(String category) throws Exception {
    Path model = Files.createDirectories(folder.resolve("models/cluster"));
    Path shipped = Wiring.shippedModel();
    Files.copy(shipped.resolve(PictureGraph.FILE), model.resolve(PictureGraph.FILE));
    String card = Files.readString(shipped.resolve(ModelCard.FILE));
    Files.writeString(
        model.resolve(ModelCard.FILE),
        card.replaceFirst("\"name\" : \"general\"", "\"name\" : \"cluster\""));
    Files.writeString(
        folder.resolve("models").resolve(ClusterModels.FILE),
        "{\"cluster\": [\"" + category + "\"]}");
    return ClusterModels.read(folder.resolve("models"));
  }

  private static void planogram(Publisher publisher, String zone, List<ShopProduct> products) {
    Planogram planogram =
        Planogram.newBuilder()
            .setStoreId("s")
            .setZone(zone)
            .setSkus(products.stream().map(ShopProduct::sku).toList())
            .setSensorIds(List.of())
            .setValidFrom(AT)
            .build();
    publisher.send(Topics.PLANOGRAMS, "s/" + zone, planogram, AT);
  }

  private Burst burst(ShopProduct product) {
    byte[] jpeg = catalogue.enrolmentPhotos(product.sku()).get(0);
    return Burst.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(AT)
        .setEndedAt(AT.plusSeconds(1))
        .setPersonTrack("p")
        .setCrops(List.of(new Crop(ByteBuffer.wrap(jpeg), 1f, null)))
        .build();
  }

  private static ObservationRef source() {
    return new ObservationRef("c", "b", 1L, new Evidence("observations", 0, 0L), "hash", "");
  }
}
