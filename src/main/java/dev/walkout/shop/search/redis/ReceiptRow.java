package dev.walkout.shop.search.redis;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.Indexed;
import com.redis.om.spring.annotations.IndexingOptions;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.ReceiptDocument;
import java.util.Map;
import org.springframework.data.redis.core.RedisHash;

/** A receipt's hash. */
@RedisHash(ReceiptRow.KEYS)
@IndexingOptions(indexName = ReceiptRow.KEYS, creationMode = IndexCreationMode.SKIP_ALWAYS)
class ReceiptRow extends DocumentRow {

  static final String KEYS = "walkout:receipt";

  @Indexed(separator = SEPARATOR)
  private String store;

  @Indexed(separator = SEPARATOR)
  private String status;

  @Indexed(separator = SEPARATOR)
  private String currency;

  @Indexed(separator = SEPARATOR)
  private String skus;

  @Indexed(separator = SEPARATOR)
  private String doubts;

  @Indexed private Long total;
  @Indexed private Long left;
  @Indexed private Long doubtcount;

  ReceiptRow() {}

  ReceiptRow(String id, Folded<ReceiptDocument> folded, String json) {
    Map<Facet, String> facets = folded.facets();
    this.id = id;
    this.order = folded.order();
    this.words = folded.words();
    this.document = json;
    this.store = facets.get(ReceiptDocument.STORE);
    this.status = facets.get(ReceiptDocument.STATUS);
    this.currency = facets.get(ReceiptDocument.CURRENCY);
    this.skus = facets.get(ReceiptDocument.SKUS);
    this.doubts = facets.get(ReceiptDocument.DOUBTS);
    this.total = folded.number(ReceiptDocument.TOTAL);
    this.left = folded.number(ReceiptDocument.LEFT);
    this.doubtcount = folded.number(ReceiptDocument.DOUBT_COUNT);
  }
}
