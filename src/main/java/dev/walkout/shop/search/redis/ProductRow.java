package dev.walkout.shop.search.redis;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.Indexed;
import com.redis.om.spring.annotations.IndexingOptions;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.ProductDocument;
import java.util.Map;
import org.springframework.data.redis.core.RedisHash;

/** A product's hash. */
@RedisHash(ProductRow.KEYS)
@IndexingOptions(indexName = ProductRow.KEYS, creationMode = IndexCreationMode.SKIP_ALWAYS)
class ProductRow extends DocumentRow {

  static final String KEYS = "walkout:product";

  @Indexed(separator = SEPARATOR)
  private String category;

  @Indexed(separator = SEPARATOR)
  private String brand;

  @Indexed(separator = SEPARATOR)
  private String status;

  @Indexed(separator = SEPARATOR)
  private String currency;

  @Indexed(separator = SEPARATOR)
  private String tags;

  @Indexed(separator = SEPARATOR)
  private String colours;

  @Indexed(separator = SEPARATOR)
  private String bands;

  @Indexed private Long price;

  /** 32-bit floats, least byte first; the index of it is made with the model's dimension. */
  private byte[] embedding;

  ProductRow() {}

  ProductRow(String id, Folded<ProductDocument> folded, String json) {
    Map<Facet, String> facets = folded.facets();
    this.id = id;
    this.order = folded.order();
    this.words = folded.words();
    this.document = json;
    this.category = facets.get(ProductDocument.CATEGORY);
    this.brand = facets.get(ProductDocument.BRAND);
    this.status = facets.get(ProductDocument.STATUS);
    this.currency = facets.get(ProductDocument.CURRENCY);
    this.tags = facets.get(ProductDocument.TAGS);
    this.colours = facets.get(ProductDocument.COLOURS);
    this.bands = facets.get(ProductDocument.BANDS);
    this.price = folded.number(ProductDocument.PRICE);
    this.embedding = folded.document().embedding().map(Vectors::bytes).orElse(null);
  }
}
