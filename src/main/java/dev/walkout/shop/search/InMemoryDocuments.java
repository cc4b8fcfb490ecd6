package dev.walkout.shop.search;

import dev.walkout.shop.UserError;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Documents in this process, searched one by one and so exactly; bounded; the default, and the
 * truth that others are measured against.
 */
public final class InMemoryDocuments<D extends SearchDocument> implements Documents<D> {

  /** Documents it takes unless told otherwise: about 150 MB of products. */
  public static final int MOST_DOCUMENTS = 100_000;

  private final DocumentKind kind;
  private final int most;
  private final Map<String, Prepared<D>> documents = new ConcurrentHashMap<>();

  /** An empty collection of at most {@value #MOST_DOCUMENTS} documents. */
  public InMemoryDocuments(DocumentKind kind) {
    this(kind, MOST_DOCUMENTS);
  }

  /** An empty collection of at most so many documents. */
  public InMemoryDocuments(DocumentKind kind, int most) {
    this.kind = kind;
    this.most = most;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UserError if there would be more documents than it takes
   */
  @Override
  public void put(Collection<D> added) {
    for (D document : added) {
      if (documents.size() >= most && !documents.containsKey(document.id())) {
        throw new UserError(
            kind.name()
                + " "
                + document.id()
                + " would be one more than the "
                + most
                + " that this process keeps: use a server with --redis");
      }
      documents.merge(
          document.id(),
          new Prepared<>(document),
          (old, fresh) -> old.document.supersedes(fresh.document) ? old : fresh);
    }
  }

  @Override
  public boolean remove(String id) {
    return documents.remove(id) != null;
  }

  @Override
  public Optional<D> find(String id) {
    return Optional.ofNullable(documents.get(id)).map(prepared -> prepared.document);
  }

  @Override
  public Page<D> search(DocumentQuery query) {
    kind.check(query);
    List<Hit<D>> hits =
        query.near().isPresent()
            ? nearest(query, query.near().get())
            : matching(query)
                .sorted(Comparator.comparing(prepared -> prepared.order))
                .map(prepared -> new Hit<>(prepared.document, Double.NaN))
                .toList();
    int from = Math.min(query.offset(), hits.size());
    int to = Math.min(from + query.limit(), hits.size());
    return new Page<>(hits.subList(from, to), hits.size());
  }

  @Override
  public Map<String, Long> count(DocumentQuery query, Facet facet) {
    kind.check(query);
    kind.check(facet);
    Map<String, Long> counts = new HashMap<>();
    matching(query)
        .flatMap(prepared -> prepared.facets.get(facet).stream())
        .forEach(value -> counts.merge(value, 1L, Long::sum));
    return mostFrequentFirst(counts);
  }

  @Override
  public Set<String> ids() {
    return Set.copyOf(documents.keySet());
  }

  @Override
  public SearchCapabilities capabilities() {
    return new SearchCapabilities(
        SearchCapabilities.By.PROCESS, "kept and searched in this process, at most " + most);
  }

  @Override
  public void close() {
    documents.clear();
  }

  /** The order in which every collection answers counts. */
  public static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
    Comparator<Map.Entry<String, Long>> frequent = Map.Entry.comparingByValue();
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(frequent.reversed().thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private Stream<Prepared<D>> matching(DocumentQuery query) {
    return documents.values().stream().filter(prepared -> prepared.matches(query));
  }

  private List<Hit<D>> nearest(DocumentQuery query, DocumentQuery.Near near) {
    List<Measured<D>> measured = new ArrayList<>();
    matching(query)
        .forEach(
            prepared ->
                prepared
                    .document
                    .embedding()
                    .ifPresent(e -> measured.add(new Measured<>(prepared, distance(e, near)))));
    Comparator<Measured<D>> nearestFirst = Comparator.comparingDouble(Measured::distance);
    return measured.stream()
        .sorted(nearestFirst.thenComparing(one -> one.prepared.order))
        .limit(near.count())
        .map(one -> new Hit<>(one.prepared.document, one.distance))
        .toList();
  }

  private double distance(float[] embedding, DocumentQuery.Near near) {
    if (embedding.length != near.embedding().length) {
      throw new IllegalArgumentException(
          "embedding has "
              + near.embedding().length
              + " dimensions and the "
              + kind.name()
              + "s have "
              + embedding.length
              + "; embed with their model");
    }
    return UnitVectors.distance(UnitVectors.dot(embedding, near.embedding()));
  }

  private record Measured<D extends SearchDocument>(Prepared<D> prepared, double distance) {}

  /** A document with all that a query looks at, folded once. */
  private static final class Prepared<D extends SearchDocument> {
    private final D document;
    private final String order;
    private final Map<Facet, Set<String>> facets;
    private final Map<String, Long> numbers;
    private final NavigableSet<String> words;

    Prepared(D document) {
      this.document = document;
      this.order = document.order().toLowerCase(java.util.Locale.ROOT);
      this.facets =
          document.facets().entrySet().stream()
              .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> folded(e.getValue())));
      this.numbers = document.numbers();
      this.words = new TreeSet<>(Words.of(document.text()));
    }

    boolean matches(DocumentQuery query) {
      return query.facets().entrySet().stream().allMatch(e -> has(e.getKey(), e.getValue()))
          && query.ranges().entrySet().stream().allMatch(e -> lies(e.getKey(), e.getValue()))
          && query.words().stream().allMatch(this::says);
    }

    private boolean has(Facet facet, Set<String> wanted) {
      Set<String> values = facets.get(facet);
      return facet.asks() == Facet.Asks.ALL
          ? values.containsAll(wanted)
          : wanted.stream().anyMatch(values::contains);
    }

    private boolean lies(String number, DocumentQuery.Range range) {
      Long value = numbers.get(number);
      return value != null && range.least() <= value && value <= range.most();
    }

    private boolean says(String word) {
      if (word.length() < Words.SHORTEST_BEGINNING) {
        return words.contains(word);
      }
      String next = words.ceiling(word);
      return next != null && next.startsWith(word);
    }

    private static Set<String> folded(List<String> values) {
      return values.stream()
          .map(Words::folded)
          .filter(value -> !value.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
