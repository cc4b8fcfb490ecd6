package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.DocumentKind;
import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.InMemoryDocuments;
import dev.walkout.shop.search.SearchCapabilities;
import dev.walkout.shop.search.SearchDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search for servers that cannot search: all documents are read and then searched in this
 * process, exactly.
 *
 * <p>Nothing is kept between searches, so that each sees what any process has written; the price is
 * a reading of everything.
 */
final class ScanSearch<D extends SearchDocument, R extends DocumentRow>
    implements DocumentSearch<D> {

  private static final int READ_AT_ONCE = 1000;

  private final ShelfHashes<D, R> hashes;
  private final DocumentKind kind;

  ScanSearch(ShelfHashes<D, R> hashes, DocumentKind kind) {
    this.hashes = hashes;
    this.kind = kind;
  }

  @Override
  public Documents.Page<D> search(DocumentQuery query) {
    kind.check(query);
    return all().search(query);
  }

  @Override
  public Map<String, Long> count(DocumentQuery query, Facet facet) {
    kind.check(query);
    kind.check(facet);
    return all().count(query, facet);
  }

  @Override
  public SearchCapabilities capabilities() {
    return new SearchCapabilities(
        SearchCapabilities.By.SCAN,
        "no Query Engine: each search reads all of them, at most "
            + InMemoryDocuments.MOST_DOCUMENTS);
  }

  private InMemoryDocuments<D> all() {
    InMemoryDocuments<D> all = new InMemoryDocuments<>(kind);
    List<String> ids = List.copyOf(hashes.ids());
    for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
      int to = Math.min(ids.size(), from + READ_AT_ONCE);
      List<Optional<D>> read = hashes.find(ids.subList(from, to));
      all.put(read.stream().flatMap(Optional::stream).toList());
    }
    return all;
  }
}
