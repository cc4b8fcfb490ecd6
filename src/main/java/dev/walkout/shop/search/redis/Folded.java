package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.SearchDocument;
import dev.walkout.shop.search.Words;
import java.util.Map;
import java.util.stream.Collectors;

/** A document with its searched fields as a row holds them. */
record Folded<D extends SearchDocument>(
    D document, String order, String words, Map<Facet, String> facets) {

  static <D extends SearchDocument> Folded<D> of(D document) {
    Map<Facet, String> facets =
        document.facets().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        entry.getValue().stream()
                            .map(Words::folded)
                            .filter(value -> !value.isEmpty())
                            .distinct()
                            .collect(Collectors.joining(DocumentRow.SEPARATOR))));
    String words = Words.of(document.text()).stream().distinct().collect(Collectors.joining(" "));
    return new Folded<>(document, document.order(), words, facets);
  }

  /** Null if the document lacks it. */
  Long number(String name) {
    return document.numbers().get(name);
  }
}
