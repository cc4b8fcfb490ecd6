package dev.walkout.shop.search.redis;

import com.redis.om.spring.repository.RedisEnhancedRepository;
import dev.walkout.shop.search.DocumentKind;
import dev.walkout.shop.search.SearchDocument;

/**
 * Where documents of one kind lie on a server and how they become rows.
 *
 * @param keys begin with this and the scope
 * @param scope whose documents they are, so that several stores and models can share a server
 * @param dimension of the embeddings; 0 if the kind has none
 */
record Shelf<D extends SearchDocument, R extends DocumentRow>(
    DocumentKind kind,
    String keys,
    String scope,
    int dimension,
    Class<R> rowType,
    RedisEnhancedRepository<R, String> rows,
    Mapping<D, R> mapping) {

  /** Both ways between document and row. */
  interface Mapping<D, R> {

    R row(String id, D document);

    D document(String json, byte[] embedding);
  }

  /** The key of a document's hash. */
  String key(String id) {
    return prefix() + id;
  }

  /** What all keys begin with. */
  String prefix() {
    return keys + ":" + scope + ":";
  }

  /** The id that the repository knows a document by. */
  String rowId(String id) {
    return scope + ":" + id;
  }

  /** The index over these keys; another layout of the fields needs another name. */
  String index() {
    return keys + ":" + scope + ":index-1";
  }
}
