package dev.walkout.shop.search;

import java.util.List;
import java.util.Set;

/**
 * A kind of documents: what all of them can be searched by.
 *
 * @param name of one, in lower-case letters
 * @param facets that can be asked for and counted
 * @param numbers that can be asked for by range
 * @param looks whether they have embeddings, and can be asked for by likeness
 */
public record DocumentKind(String name, List<Facet> facets, Set<String> numbers, boolean looks) {

  public DocumentKind {
    facets = List.copyOf(facets);
    numbers = Set.copyOf(numbers);
  }

  /**
   * Refuses a query that asks for what these documents do not have.
   *
   * @throws IllegalArgumentException naming it and what there is
   */
  public void check(DocumentQuery query) {
    query.facets().keySet().forEach(this::check);
    if (query.near().isPresent() && !looks) {
      throw new IllegalArgumentException(
          "a " + name + " has no embedding; ask by facets, numbers and words");
    }
    for (String number : query.ranges().keySet()) {
      if (!numbers.contains(number)) {
        throw new IllegalArgumentException(
            "a " + name + " has no number '" + number + "'; there are " + numbers);
      }
    }
  }

  /** Refuses a facet that these documents do not have. */
  public void check(Facet facet) {
    if (!facets.contains(facet)) {
      throw new IllegalArgumentException(
          "a "
              + name
              + " has no facet '"
              + facet.name()
              + "'; there are "
              + facets.stream().map(Facet::name).toList());
    }
  }
}
