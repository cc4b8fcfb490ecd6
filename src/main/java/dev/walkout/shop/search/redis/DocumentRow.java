package dev.walkout.shop.search.redis;

import com.redis.om.spring.annotations.Indexed;
import com.redis.om.spring.annotations.Searchable;
import org.springframework.data.annotation.Id;

/**
 * A document as a Redis hash; the annotations say how the Query Engine indexes its fields.
 *
 * <p>A facet's values stand in one field with a control character between them, which folding
 * removes from values: nothing has to be escaped.
 */
abstract class DocumentRow {

  /** Between the values of a facet. */
  static final String SEPARATOR = "\u001f";

  /** Names of the fields that every row has. */
  static final String ORDER = "order";

  static final String WORDS = "words";
  static final String DOCUMENT = "document";
  static final String EMBEDDING = "embedding";

  /** Scope and the document's id; the end of the key. */
  @Id protected String id;

  @Indexed(sortable = true, separator = SEPARATOR)
  protected String order;

  /** The words of the text, one blank between them; stemming would find other words elsewhere. */
  @Searchable(nostem = true)
  protected String words;

  /** The whole document as JSON, but for its embedding. */
  protected String document;
}
