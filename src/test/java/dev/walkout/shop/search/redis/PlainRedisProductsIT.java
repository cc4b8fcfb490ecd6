package dev.walkout.shop.search.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.RedisServer;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ProductSearchContract;
import dev.walkout.shop.search.SearchCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The products on a plain Redis, which stores and cannot search. */
class PlainRedisProductsIT extends ProductSearchContract {

  private static RedisServer server;
  private static TestStore store;

  @BeforeAll
  static void start() {
    server = RedisServer.start();
    store = new TestStore(server.uri());
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
      server.close();
    }
  }

  @Override
  protected Documents<ProductDocument> empty() {
    return store.search().products(TestStore.model());
  }

  @Test
  void saysThatItReadsEverything() {
    assertThat(products.capabilities().by()).isEqualTo(SearchCapabilities.By.SCAN);
  }
}
