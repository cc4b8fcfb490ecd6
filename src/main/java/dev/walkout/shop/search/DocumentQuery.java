package dev.walkout.shop.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of documents: facets, ranges, words and likeness, all of which must hold.
 *
 * <p>Begin with {@link #all()} and narrow it.
 *
 * @param facets wanted values, {@linkplain Words#folded folded}; what several mean, the {@link
 *     Facet} says
 * @param ranges wanted numbers, by name
 * @param words of the text, each whole or the beginning of one, in any order
 * @param near the nearest documents only
 * @param offset hits to skip
 * @param limit most hits on the page
 */
public record DocumentQuery(
    Map<Facet, Set<String>> facets,
    Map<String, Range> ranges,
    List<String> words,
    Optional<Near> near,
    int offset,
    int limit) {

  /** Hits on a page unless the query says otherwise. */
  public static final int USUAL_LIMIT = 20;

  /** Most hits on a page, and documents that {@link Near} may ask for. */
  public static final int MOST = 10_000;

  public DocumentQuery {
    facets = Map.copyOf(facets);
    ranges = Map.copyOf(ranges);
    words = List.copyOf(words);
    if (offset < 0 || offset > MOST) {
      throw new IllegalArgumentException("offset is " + offset + "; use 0 to " + MOST);
    }
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is " + limit + "; use 1 to " + MOST);
    }
  }

  /** Both ends belong to it. */
  public record Range(long least, long most) {
    public Range {
      if (least > most) {
        throw new IllegalArgumentException(
            "a range from " + least + " to " + most + " is empty; give the lower end first");
      }
    }
  }

  /**
   * The nearest documents, of those that pass everything else.
   *
   * @param embedding a unit vector; shared, nobody writes to it
   * @param count how many, at least 1
   */
  public record Near(float[] embedding, int count) {
    public Near {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("count is " + count + "; ask for 1 to " + MOST);
      }
      if (embedding.length == 0) {
        throw new IllegalArgumentException("embedding is empty; give the embedder's answer");
      }
    }
  }

  /** Everything, the first page. */
  public static DocumentQuery all() {
    return new DocumentQuery(Map.of(), Map.of(), List.of(), Optional.empty(), 0, USUAL_LIMIT);
  }

  /** The same with values wanted of a facet; none wants nothing of it. */
  public DocumentQuery with(Facet facet, Collection<String> values) {
    Set<String> wanted =
        values.stream()
            .map(Words::folded)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.toCollection(HashSet::new));
    if (wanted.isEmpty()) {
      return this;
    }
    Map<Facet, Set<String>> more = new HashMap<>(facets);
    more.merge(
        facet,
        Set.copyOf(wanted),
        (a, b) -> {
          wanted.addAll(a);
          return Set.copyOf(wanted);
        });
    return new DocumentQuery(more, ranges, words, near, offset, limit);
  }

  /** The same with values wanted of a facet. */
  public DocumentQuery with(Facet facet, String... values) {
    return with(facet, Arrays.asList(values));
  }

  /** The same with a range wanted of a number. */
  public DocumentQuery between(String number, long least, long most) {
    Map<String, Range> more = new HashMap<>(ranges);
    more.put(number, new Range(least, most));
    return new DocumentQuery(facets, more, words, near, offset, limit);
  }

  /** The same with the words of a text wanted. */
  public DocumentQuery text(String text) {
    return new DocumentQuery(facets, ranges, Words.of(text), near, offset, limit);
  }

  /** The same, of the nearest documents only. */
  public DocumentQuery near(float[] embedding, int count) {
    Optional<Near> nearest = Optional.of(new Near(embedding, count));
    return new DocumentQuery(facets, ranges, words, nearest, offset, limit);
  }

  /** The same, another page. */
  public DocumentQuery page(int from, int most) {
    return new DocumentQuery(facets, ranges, words, near, from, most);
  }
}
