package dev.walkout.shop.search.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.QueryEngineServer;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ProductSearchContract;
import dev.walkout.shop.search.SearchCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The products on a server with the Query Engine. */
class QueryEngineProductsIT extends ProductSearchContract {

  private static TestStore store;

  @BeforeAll
  static void openStore() {
    store = new TestStore(QueryEngineServer.requireFound());
  }

  @Override
  protected Documents<ProductDocument> empty() {
    return store.search().products(TestStore.model());
  }

  @AfterAll
  static void removeStore() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void saysThatTheServerSearches() {
    assertThat(products.capabilities().by()).isEqualTo(SearchCapabilities.By.QUERY_ENGINE);
  }
}
