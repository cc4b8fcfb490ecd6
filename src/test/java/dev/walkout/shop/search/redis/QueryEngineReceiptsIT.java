package dev.walkout.shop.search.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.QueryEngineServer;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.ReceiptDocumentsContract;
import dev.walkout.shop.search.SearchCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The receipts on a server with the Query Engine. */
class QueryEngineReceiptsIT extends ReceiptDocumentsContract {

  private static TestStore store;

  @BeforeAll
  static void openStore() {
    store = new TestStore(QueryEngineServer.requireFound());
  }

  @Override
  protected Documents<ReceiptDocument> empty() {
    return store.search().receipts();
  }

  @AfterAll
  static void removeStore() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void saysThatTheServerSearches() {
    assertThat(receipts.capabilities().by()).isEqualTo(SearchCapabilities.By.QUERY_ENGINE);
  }
}
