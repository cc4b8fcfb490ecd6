package dev.walkout.shop.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of one kind, searchable as soon as they are put.
 *
 * <p>May be used by several threads at once: a search sees each document as it was before or after
 * a concurrent change, never half of it. Answers come in a fixed order: nearest first where a query
 * asks for likeness, otherwise by {@link SearchDocument#order}.
 *
 * <p>When it fails, callers may rely on this: every method does all of its work or throws {@link
 * Unavailable}, and may then be called again with the same arguments.
 */
public interface Documents<D extends SearchDocument> extends AutoCloseable {

  /**
   * Adds documents, each in place of the one with its id unless that one {@linkplain
   * SearchDocument#supersedes supersedes} it; putting them twice changes nothing.
   */
  void put(Collection<D> documents);

  /** Removes a document; returns whether there was one. */
  boolean remove(String id);

  /** The document with this id. */
  Optional<D> find(String id);

  /**
   * The page of documents that the query asks for.
   *
   * @throws IllegalArgumentException naming the part of the query that does not fit the documents
   */
  Page<D> search(DocumentQuery query);

  /**
   * How many documents have each value of a facet, among those that pass the query's filters and
   * words; likeness and page are left out. Most frequent first, equally frequent ones by value.
   *
   * <p>Values are {@linkplain Words#folded folded}.
   */
  Map<String, Long> count(DocumentQuery query, Facet facet);

  /** The ids of all documents. */
  Set<String> ids();

  /** What does the searching, so that a caller can tell what it costs. */
  SearchCapabilities capabilities();

  @Override
  void close();

  /**
   * A page of an answer.
   *
   * @param hits the documents of the page, in order
   * @param total how many documents there are on all pages
   */
  record Page<D>(List<Hit<D>> hits, long total) {
    public Page {
      hits = List.copyOf(hits);
    }

    /** The documents alone. */
    public List<D> documents() {
      return hits.stream().map(Hit::document).toList();
    }
  }

  /**
   * A document found.
   *
   * @param distance Euclidean distance to the embedding that was asked for, 0 to 2; NaN if none was
   */
  record Hit<D>(D document, double distance) {}

  /** The documents cannot be reached now; the message says what was tried and where. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
