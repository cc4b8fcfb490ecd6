package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.SearchCapabilities;
import dev.walkout.shop.search.SearchDocument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents on a Redis server; several processes may use the same ones. */
final class RedisDocuments<D extends SearchDocument> implements Documents<D> {

  private static final int WRITTEN_AT_ONCE = 500;

  private final ShelfHashes<D, ?> hashes;
  private final DocumentSearch<D> search;

  RedisDocuments(ShelfHashes<D, ?> hashes, DocumentSearch<D> search) {
    this.hashes = hashes;
    this.search = search;
  }

  @Override
  public void put(Collection<D> documents) {
    Map<String, D> lastOfEach = new LinkedHashMap<>();
    for (D document : documents) {
      lastOfEach.merge(document.id(), document, (old, next) -> old.supersedes(next) ? old : next);
    }
    List<D> all = List.copyOf(lastOfEach.values());
    for (int from = 0; from < all.size(); from += WRITTEN_AT_ONCE) {
      hashes.put(all.subList(from, Math.min(all.size(), from + WRITTEN_AT_ONCE)));
    }
  }

  @Override
  public boolean remove(String id) {
    return hashes.remove(id);
  }

  @Override
  public Optional<D> find(String id) {
    return hashes.find(List.of(id)).get(0);
  }

  @Override
  public Page<D> search(DocumentQuery query) {
    return search.search(query);
  }

  @Override
  public Map<String, Long> count(DocumentQuery query, Facet facet) {
    return search.count(query, facet);
  }

  @Override
  public Set<String> ids() {
    return hashes.ids();
  }

  @Override
  public SearchCapabilities capabilities() {
    return search.capabilities();
  }

  /** The documents stay; whoever opened the way to the server closes it. */
  @Override
  public void close() {}
}
