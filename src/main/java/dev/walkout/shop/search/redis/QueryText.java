package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query in the Query Engine's language, dialect 2.
 *
 * <p>Values never stand in the text: each is a parameter, which the engine takes as it is. So
 * blanks, dashes, braces and every other sign in a tag mean themselves, and nothing is escaped.
 *
 * @param text what documents must be; {@code *} for all
 * @param parameters values by name
 */
record QueryText(String text, Map<String, Object> parameters) {

  /** The dialect that has parameters and vectors. */
  static final int DIALECT = 2;

  /** The field that the distance of a nearest neighbour comes back in. */
  static final String DISTANCE = "distance";

  static QueryText of(DocumentQuery query) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<String> clauses = new ArrayList<>();
    query.facets().forEach((facet, values) -> facet(facet, values, clauses, parameters));
    query
        .ranges()
        .forEach(
            (number, range) ->
                clauses.add(
                    "@%s:[%s %s]"
                        .formatted(
                            number,
                            parameter(parameters, range.least()),
                            parameter(parameters, range.most()))));
    for (String word : query.words()) {
      String beginning = word.length() < Words.SHORTEST_BEGINNING ? "" : "*";
      clauses.add(
          "@%s:(%s%s)".formatted(DocumentRow.WORDS, parameter(parameters, word), beginning));
    }
    String filter = clauses.isEmpty() ? "*" : String.join(" ", clauses);
    return new QueryText(filter, parameters);
  }

  /** The nearest of those that pass the filter; one query, searched exactly. */
  QueryText nearest(DocumentQuery.Near near) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    String count = parameter(more, near.count());
    String vector = parameter(more, Vectors.bytes(near.embedding()));
    String nearest =
        "(%s)=>[KNN %s @%s %s AS %s]"
            .formatted(text, count, DocumentRow.EMBEDDING, vector, DISTANCE);
    return new QueryText(nearest, more);
  }

  private static void facet(
      Facet facet, Set<String> values, List<String> clauses, Map<String, Object> parameters) {
    List<String> names =
        new TreeSet<>(values).stream().map(value -> parameter(parameters, value)).toList();
    if (facet.asks() == Facet.Asks.ALL) {
      names.forEach(name -> clauses.add("@%s:{%s}".formatted(facet.name(), name)));
    } else {
      clauses.add("@%s:{%s}".formatted(facet.name(), String.join("|", names)));
    }
  }

  private static String parameter(Map<String, Object> parameters, Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return "$" + name;
  }
}
