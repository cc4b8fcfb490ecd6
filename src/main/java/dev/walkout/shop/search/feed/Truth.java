package dev.walkout.shop.search.feed;

import dev.walkout.shop.catalogue.CatalogueTopic;
import dev.walkout.shop.search.SearchDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What topics say that documents of one kind should be. For use by one thread. */
interface Truth<D extends SearchDocument> {

  /**
   * The topics, from their beginning; what was known from an earlier reading is forgotten.
   *
   * @param changed is told the id of every document that a record has to do with
   */
  List<CatalogueTopic<?>> open(Consumer<String> changed);

  /** The document as far as the topics have been read; none if it is gone. */
  Optional<D> document(String id);

  /** Told when a document has been written as it is, so that what it was made of may go. */
  void written(String id);

  /** All documents there should be; empty if they are never removed. */
  Optional<Set<String>> ids();
}
