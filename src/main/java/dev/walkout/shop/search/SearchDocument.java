package dev.walkout.shop.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a document must say of itself to be found. */
public interface SearchDocument {

  /** What kind of document it is. */
  DocumentKind kind();

  /** Its id; unique in its kind. */
  String id();

  /** Where it stands among others that match equally well; compared ignoring case. */
  String order();

  /** Values of each facet that it has. */
  Map<Facet, List<String>> facets();

  /**
   * Numbers by the names that {@link DocumentKind#numbers} lists; one it lacks matches no range.
   */
  Map<String, Long> numbers();

  /** What is searched for words. */
  String text();

  /** What likeness is measured by, a unit vector; a document without one is like nothing. */
  Optional<float[]> embedding();

  /** Whether this document, which is there already, is to stay although another one comes. */
  boolean supersedes(SearchDocument other);
}
