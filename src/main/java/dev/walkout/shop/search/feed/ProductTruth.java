package dev.walkout.shop.search.feed;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchor;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.schemas.avro.Product;
import dev.walkout.shop.catalogue.CatalogueTopic;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.topology.core.cart.ProductFacts.Offer;
import dev.walkout.topology.wire.CatalogueWire;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.UnitVectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Products by the {@code products} topic, with how they look by the {@code anchors} topic.
 *
 * <p>Anchors of another model are left out: such a product is found by everything but likeness. A
 * price that begins later is taken over when the product is written next.
 */
final class ProductTruth implements Truth<ProductDocument> {

  private final String address;
  private final AvroSerdes serdes;
  private final ModelCard model;
  private final InstantSource clock;
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, Looks> looks = new HashMap<>();

  /** What a product's anchors come to. */
  private record Looks(float[] centroid, List<Long> photoHashes) {}

  ProductTruth(String address, AvroSerdes serdes, ModelCard model, InstantSource clock) {
    this.address = address;
    this.serdes = serdes;
    this.model = model;
    this.clock = clock;
  }

  @Override
  public List<CatalogueTopic<?>> open(Consumer<String> changed) {
    products.clear();
    looks.clear();
    return List.of(
        new CatalogueTopic<>(
            address,
            serdes,
            Topics.PRODUCTS,
            (sku, product) -> {
              note(sku, product);
              changed.accept(sku);
            }),
        new CatalogueTopic<>(
            address,
            serdes,
            Topics.ANCHORS,
            (sku, anchors) -> {
              note(sku, anchors);
              changed.accept(sku);
            }));
  }

  @Override
  public Optional<ProductDocument> document(String sku) {
    return Optional.ofNullable(products.get(sku))
        .map(product -> document(product, Optional.ofNullable(looks.get(sku))));
  }

  @Override
  public void written(String sku) {}

  @Override
  public Optional<Set<String>> ids() {
    return Optional.of(products.keySet());
  }

  private void note(String sku, Product product) {
    if (product == null) {
      products.remove(sku);
    } else if (!product.getSku().equals(sku)) {
      throw new IllegalArgumentException(
          "sku is " + product.getSku() + " under the key " + sku + "; key products by their sku");
    } else {
      products.put(sku, product);
    }
  }

  private void note(String sku, Anchors anchors) {
    if (anchors == null || !anchors.getModel().equals(model.id())) {
      looks.remove(sku);
      return;
    }
    List<float[]> vectors = Enrolment.enrolled(anchors).anchors();
    if (vectors.isEmpty() || vectors.stream().anyMatch(v -> v.length != model.dimension())) {
      throw new IllegalArgumentException(
          "anchors of "
              + sku
              + " are none or not of "
              + model.dimension()
              + " dimensions; enrol it with model "
              + model.id());
    }
    List<Long> hashes =
        anchors.getAnchors().stream()
            .map(Anchor::getPerceptualHash)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    looks.put(sku, new Looks(UnitVectors.mean(vectors), hashes));
  }

  private ProductDocument document(Product product, Optional<Looks> itsLooks) {
    Instant now = clock.instant();
    return new ProductDocument(
        product.getSku(),
        product.getName(),
        product.getBrand() == null ? "" : product.getBrand(),
        product.getCategory(),
        product.getTags(),
        product.getColours(),
        product.getStatus().name(),
        product.getAgeRestricted() ? "age restricted" : "",
        CatalogueWire.facts(product).at(now).map(Offer::price),
        itsLooks.map(Looks::centroid),
        itsLooks.map(Looks::photoHashes).orElse(List.of()));
  }
}
