package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.Facet;
import dev.walkout.shop.search.SearchCapabilities;
import dev.walkout.shop.search.SearchDocument;
import java.util.Map;

/** How documents that lie on a server are searched; the part of the port that servers differ in. */
interface DocumentSearch<D extends SearchDocument> {

  Documents.Page<D> search(DocumentQuery query);

  Map<String, Long> count(DocumentQuery query, Facet facet);

  SearchCapabilities capabilities();
}
