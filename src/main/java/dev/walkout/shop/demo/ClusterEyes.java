package dev.walkout.shop.demo;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.catalogue.InMemoryAnchorIndexes;
import dev.walkout.shop.catalogue.PlanogramFeed;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RoutedRecogniser;
import dev.walkout.vision.embed.ClusterModels;
import dev.walkout.vision.embed.Embedder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The models of clusters at work in a shop. Each has anchors of its own, in a topic of its own, and
 * a gallery of them with an exact index in this JVM.
 */
final class ClusterEyes {

  private final ShopFloor floor;
  private final Resources resources;
  private final InMemoryAnchorIndexes indexes = new InMemoryAnchorIndexes(Wiring::index);
  private final List<Eyes> all = new ArrayList<>();

  private record Eyes(ClusterModels.Cluster cluster, Embedder embedder) {

    Topic<Anchors> anchors() {
      return Topics.anchorsOf(embedder.model().id());
    }
  }

  /**
   * Loads the models and creates their topics.
   *
   * @param threads how many threads will embed at once
   */
  ClusterEyes(ClusterModels models, ShopFloor floor, Resources resources, int threads)
      throws Exception {
    this.floor = floor;
    this.resources = resources;
    for (ClusterModels.Cluster cluster : models.clusters()) {
      all.add(new Eyes(cluster, resources.add(Wiring.embedder(cluster.folder(), threads))));
    }
    if (!all.isEmpty()) {
      List<Topic<?>> topics = new ArrayList<>();
      all.forEach(eyes -> topics.add(eyes.anchors()));
      TopicAdmin.createTopics(floor.address(), topics, TopicAdmin.Keep.FOR_EVER);
    }
  }

  /** Enrols a product with the model of its category's cluster, if there is one. */
  void enrol(Publisher publisher, Catalogue catalogue, ShopProduct product, Instant at) {
    for (Eyes eyes : all) {
      if (eyes.cluster().categories().contains(product.category())) {
        Anchors anchors =
            new Enrolment(eyes.embedder())
                .anchors(
                    product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku()));
        publisher.send(eyes.anchors(), product.sku(), anchors, at);
      }
    }
  }

  /** How often the indexes were searched. */
  long searches() {
    return indexes.searches().exact();
  }

  /** Recognition by the clusters' models where they serve, else by the general one. */
  Supplier<Recogniser> beside(Supplier<Recogniser> general) throws Exception {
    if (all.isEmpty()) {
      return general;
    }
    PlanogramFeed planograms = resources.add(new PlanogramFeed(floor.address(), floor.serdes()));
    List<Galleries> galleries = new ArrayList<>();
    for (Eyes eyes : all) {
      GalleryFeed.Source source =
          new GalleryFeed.Source(floor.address(), floor.serdes(), eyes.anchors());
      galleries.add(
          new Galleries(
              eyes.embedder(),
              resources.add(new GalleryFeed(eyes.embedder().model(), indexes, source))));
    }
    return () ->
        new RoutedRecogniser(
            general.get(), galleries.stream().map(Galleries::cluster).toList(), planograms);
  }

  private record Galleries(Embedder embedder, GalleryFeed feed) {

    RoutedRecogniser.Cluster cluster() {
      return new RoutedRecogniser.Cluster(Wiring.recogniser(embedder, feed).get(), feed);
    }
  }
}
