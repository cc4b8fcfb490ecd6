package dev.walkout.shop.search.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.topology.core.Money;
import java.util.List;
import java.util.Optional;

/** Products as rows. */
final class ProductMapping implements Shelf.Mapping<ProductDocument, ProductRow> {

  private final ObjectMapper json = JsonMapper.builder().build();

  /** A product as JSON; what it may lack is null. */
  private record Stored(
      String sku,
      String name,
      String brand,
      String category,
      List<String> tags,
      List<String> colours,
      String status,
      String keywords,
      Money price,
      List<Long> photoHashes) {

    static Stored of(ProductDocument product) {
      return new Stored(
          product.sku(),
          product.name(),
          product.brand(),
          product.category(),
          product.tags(),
          product.colours(),
          product.status(),
          product.keywords(),
          product.price().orElse(null),
          product.photoHashes());
    }

    ProductDocument product(float[] embedding) {
      return new ProductDocument(
          sku,
          name,
          brand,
          category,
          tags,
          colours,
          status,
          keywords,
          Optional.ofNullable(price),
          Optional.ofNullable(embedding),
          photoHashes);
    }
  }

  @Override
  public ProductRow row(String id, ProductDocument product) {
    try {
      String text = json.writeValueAsString(Stored.of(product));
      return new ProductRow(id, Folded.of(product), text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ProductDocument document(String text, byte[] embedding) {
    try {
      float[] vector = embedding == null ? null : Vectors.floats(embedding);
      return json.readValue(text, Stored.class).product(vector);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a product's hash is not ours: " + e.getMessage(), e);
    }
  }
}
